import {
  BadRequestException,
  MessageRejected,
  SESv2Client,
  SESv2ServiceException,
  SendEmailCommand,
} from '@aws-sdk/client-sesv2';
import { errorNameOf, NotDeliveredError } from '../errors.ts';
import type { Mail, Mailer } from '../ports.ts';
import { abortAtDeadline } from '../runtime/deadline.ts';

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

/** No control character may reach an address or a subject: a line break would start a header of its own (CWE-93). */
const hasControlCharacter = (text: string): boolean => /\p{Cc}/u.test(text);

/** How every mail is sent. Without a configuration set SES uses the default one of the identity, if it has one. */
export type Sending = {
  readonly senderAddress: string;
  /** Name of an SES configuration set; empty for none. */
  readonly configurationSet: string;
};

const command = (
  { senderAddress, configurationSet }: Sending,
  { to, subject, text, html }: Mail,
): SendEmailCommand =>
  new SendEmailCommand({
    FromEmailAddress: senderAddress,
    ...(configurationSet !== '' && { ConfigurationSetName: configurationSet }),
    Destination: { ToAddresses: [to] },
    Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
  });

/** Refusals that are about this recipient; the rest of the request is ours and the same for everyone. */
const isRecipientsFault = (error: unknown): boolean =>
  error instanceof BadRequestException || error instanceof MessageRejected;

/** Failures before a request could be read. */
const unsent: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

/**
 * The request is written once there is a connection. The SDK gives this error no code, and the one of a response that did
 * not come has the same name; with other words it counts as one of those, which is safe.
 */
const isUnconnected = ({ name, message }: Error): boolean =>
  name === 'TimeoutError' && message.includes('did not establish a connection');

/** An error response, or no connection: nothing was sent. Without a response it may have been. */
const provesUnsent = (error: unknown): boolean =>
  (error instanceof SESv2ServiceException && error.$metadata.httpStatusCode !== undefined) ||
  (error instanceof Error && (isUnconnected(error) || ('code' in error && unsent.has(error.code))));

/**
 * A connection for each mail. A kept one may be closed while Lambda has the function frozen, and a request that is lost
 * on it may have been sent as far as the caller can see: it would cost a try, and the mail would wait for its lease.
 */
const connection = { keepAlive: false };

/**
 * Mail through SES v2, as `Simple` content: SES builds the MIME message, so no header can be smuggled into it.
 * One try: SES has no idempotency token, and a repeated request could be a second mail. The record is repeated instead,
 * under the same lease rules.
 * @throws see {@link Mailer.send}
 */
export const sesMailer = (sending: Sending): Mailer => {
  const client = new SESv2Client({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 1000,
      requestTimeout: 5000,
      throwOnRequestTimeout: true,
      httpAgent: connection,
      httpsAgent: connection,
    },
  });
  return {
    send: async (mail) => {
      if (hasControlCharacter(mail.to + mail.subject)) return 'refused';
      try {
        await client.send(command(sending, mail), abortAtDeadline());
        return 'taken';
      } catch (error) {
        if (isRecipientsFault(error)) return 'refused';
        if (provesUnsent(error)) throw new NotDeliveredError('mail', errorNameOf(error));
        throw error;
      }
    },
  };
};
