import { chooseRole, type RoleChoice } from '../roles/choose-role.ts';
import { guestPolicies } from '../roles/guest-policy.ts';
import type { Credentials, Service } from '../service.ts';
import { invalidConfiguration, notAuthorized } from '../wire/errors.ts';
import type { Entered } from './enter.ts';
import { isSignedIn, webIdentityOf } from './web-identity.ts';

/** An hour: the length of every session of the enhanced flow. */
const seconds = 3600;

const sessionName = 'CognitoIdentityCredentials';

const roleOf = (choice: RoleChoice): string => {
  if (choice.kind === 'role') return choice.arn;
  if (choice.kind === 'no-role') throw invalidConfiguration();
  throw notAuthorized(
    choice.kind === 'denied'
      ? `The ambiguous role mapping rules for: ${choice.mapping} denied this request.`
      : 'The token has no role with this CustomRoleArn.',
  );
};

/** The enhanced flow: the pool chooses the role and assumes it for the caller. */
export const openCredentials = (
  { openSession }: Service,
  entered: Entered,
  customRoleArn: string | undefined,
): Credentials => {
  const signedIn = isSignedIn(entered);
  const choice = chooseRole(entered.pool, entered.logins, signedIn, customRoleArn);
  const credentials = openSession(webIdentityOf(entered), {
    roleArn: roleOf(choice),
    sessionName,
    seconds,
    sessionPolicies: signedIn ? [] : guestPolicies,
  });
  if (credentials === undefined) throw invalidConfiguration();
  return credentials;
};
