import { passwordMatches } from '../passwords/passwords.ts';
import type { SignIn, Values } from '../triggers/call/sign-in.ts';
import { preAuthenticate } from '../triggers/pre-authentication.ts';
import { checkPasswordUsable, currentUser } from '../users/subject.ts';
import { afterPassword } from './after-password.ts';
import { provePassword } from './lockout.ts';
import { requireValue, type SignInResult } from './sign-in.ts';
import { challengePassword, requireClientPublic } from './srp-proof.ts';

/** USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH. PreAuthentication runs before the password is checked. */
export const startPasswordSignIn = async (
  signIn: SignIn,
  parameters: Values,
  validationData: Values | undefined,
): Promise<SignInResult> => {
  const { service, pool, subject } = signIn;
  const password = requireValue(parameters, 'PASSWORD');
  await preAuthenticate(service, signIn, validationData);
  const candidate =
    subject.kind === 'user' ? currentUser(service, subject) : { username: subject.username };
  if (subject.kind === 'user') checkPasswordUsable(currentUser(service, subject));
  provePassword(service, subject, passwordMatches(pool, candidate, password));
  return afterPassword(signIn);
};

/** USER_SRP_AUTH: the password is not sent. */
export const startSrpSignIn = async (
  signIn: SignIn,
  parameters: Values,
  validationData: Values | undefined,
): Promise<SignInResult> => {
  const { service, subject } = signIn;
  const clientPublic = requireClientPublic(parameters);
  await preAuthenticate(service, signIn, validationData);
  if (subject.kind === 'user') checkPasswordUsable(currentUser(service, subject));
  return challengePassword(signIn, clientPublic);
};
