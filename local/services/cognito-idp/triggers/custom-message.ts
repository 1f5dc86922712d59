import type { CustomMessageEvent, CustomMessageResponse } from '#shared/events/custom-message.ts';
import type { Service } from '../service.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';
import { eventAttributes } from '../users/users.ts';
import { CognitoError } from '../wire/cognito-error.ts';
import { callTrigger } from './call/call-trigger.ts';
import type { Unread } from './call/read-response.ts';
import { type ClientMetadata, withMetadata } from './call/trigger-call.ts';

export type MessageSource = CustomMessageEvent['triggerSource'];

export const codePlaceholder = '{####}';
export const namePlaceholder = '{username}';

type Message = {
  readonly pool: PoolRecord;
  readonly user: UserRecord;
  readonly clientId: string | undefined;
  readonly source: MessageSource;
  readonly clientMetadata: ClientMetadata;
};

const requestOf = ({ user, source, clientMetadata }: Message): CustomMessageEvent['request'] => ({
  userAttributes: eventAttributes(user),
  codeParameter: codePlaceholder,
  linkParameter: '{##Click Here##}',
  usernameParameter: source === 'CustomMessage_AdminCreateUser' ? namePlaceholder : null,
  ...withMetadata(clientMetadata),
});

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/**
 * Calls CustomMessage for the texts of one of Cognito's own messages; the pool's texts apply where one is left out.
 * @throws {CognitoError} if the function sets mail texts and the pool's EmailSendingAccount is not DEVELOPER (guide:
 * custom message)
 */
export const askCustomMessage = async (
  service: Service,
  message: Message,
): Promise<{ readonly [name in keyof CustomMessageResponse]-?: string | undefined }> => {
  const { pool, user, clientId, source } = message;
  const response: Unread<CustomMessageResponse> | undefined = await callTrigger<CustomMessageEvent>(
    service,
    {
      trigger: 'CustomMessage',
      pool,
      clientId,
      source,
      userName: user.username,
      request: requestOf(message),
      response: { smsMessage: null, emailMessage: null, emailSubject: null },
    },
  );
  const emailSubject = textOf(response?.emailSubject);
  const emailMessage = textOf(response?.emailMessage);
  const hasMail = emailSubject !== undefined || emailMessage !== undefined;
  if (hasMail && pool.properties.EmailConfiguration?.EmailSendingAccount !== 'DEVELOPER') {
    throw new CognitoError(
      'InvalidLambdaResponseException',
      'Custom email text needs an EmailConfiguration with EmailSendingAccount DEVELOPER',
    );
  }
  return { emailSubject, emailMessage, smsMessage: textOf(response?.smsMessage) };
};
