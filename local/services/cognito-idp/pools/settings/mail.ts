import type { PoolRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';

/** `user@example.com`, or `Name <user@example.com>` (API reference: EmailConfigurationType). */
const address = /^(?:[^@\s]+@[^@\s]+|.*<[^@\s]+@[^@\s]+>)$/;

/**
 * The texts are those that cdk-preflight measured on AWS.
 * @throws {CognitoError} InvalidParameterException for a pool that could not send its mail
 */
export const checkMail = ({
  EmailConfiguration,
}: Pick<PoolRecord['properties'], 'EmailConfiguration'>): void => {
  const { EmailSendingAccount, SourceArn, From } = EmailConfiguration ?? {};
  if (EmailSendingAccount === 'DEVELOPER' && SourceArn === undefined) {
    throw invalidParameter('Source ARN is required to use DEVELOPER email sending owner');
  }
  if (From === undefined || address.test(From)) return;
  throw invalidParameter('Provided From email address is invalid');
};
