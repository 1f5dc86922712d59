import { BadRequestException, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mail, Mailer } from '../ports.ts';
import { abortAtDeadline } from '../runtime/deadline.ts';

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

/** No control character may reach an address or a subject: a line break would start a header of its own (CWE-93). */
const hasControlCharacter = (text: string): boolean => /\p{Cc}/u.test(text);

const command = (senderAddress: string, { to, subject, text, html }: Mail): SendEmailCommand =>
  new SendEmailCommand({
    FromEmailAddress: senderAddress,
    Destination: { ToAddresses: [to] },
    Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
  });

/**
 * Mail through SES v2, as `Simple` content: SES builds the MIME message, so no header can be smuggled into it.
 * One try: SES has no idempotency token, and a repeated request could be a second mail. 1.5 s and the table's calls
 * together stay below the function's time-out.
 * @throws whatever the SDK throws, but for a request that SES finds malformed: all in it but the address is ours and the
 *   same for everybody. A user must not be able to make the channel look down with an odd address
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
    send: async (mail) => {
      if (hasControlCharacter(mail.to + mail.subject)) return 'refused';
      try {
        await client.send(command(senderAddress, mail), abortAtDeadline());
        return 'taken';
      } catch (error) {
        if (error instanceof BadRequestException) return 'refused';
        throw error;
      }
    },
  };
};
