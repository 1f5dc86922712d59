import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mailer } from '../ports.ts';

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

/** No control character may reach an address or a subject: a line break would start a header of its own (CWE-93). */
const hasControlCharacter = (text: string): boolean => /\p{Cc}/u.test(text);

/**
 * Mail through SES v2, as `Simple` content: SES builds the MIME message, so no header can be smuggled into it.
 * One try: SES has no idempotency token, and a repeated request could be a second mail. 1.5 s and the table's calls
 * together stay below the function's time-out.
 * @throws whatever the SDK throws: then nobody knows whether the mail left
 */
export const sesMailer = ({ senderAddress }: { readonly senderAddress: string }): Mailer => {
  const client = new SESv2Client({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 500,
      requestTimeout: 1500,
      throwOnRequestTimeout: true,
    },
  });
  return {
    send: async ({ to, subject, text, html }) => {
      if (hasControlCharacter(to + subject)) throw new TypeError('control character in a header');
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: senderAddress,
          Destination: { ToAddresses: [to] },
          Content: {
            Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } },
          },
        }),
      );
    },
  };
};
