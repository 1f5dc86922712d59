import { passwordMatches } from '../passwords/passwords.ts';
import type { SignIn, Values } from '../triggers/call/sign-in.ts';
import { preAuthenticate } from '../triggers/pre-authentication.ts';
import { checkPasswordUsable, currentUser } from '../users/subject.ts';
import { afterPassword } from './after-password.ts';
import { provePassword } from './lockout.ts';
import { requireValue, type SignInResult } from './sign-in.ts';
import { challengePassword, requireClientPublic } from './srp-proof.ts';

/** Checks a password that was sent, after PreAuthentication. */
export const signInByPassword = (signIn: SignIn, password: string): Promise<SignInResult> => {
  const { service, pool, subject } = signIn;
  const candidate =
    subject.kind === 'user' ? currentUser(service, subject) : { username: subject.username };
  if (subject.kind === 'user') checkPasswordUsable(currentUser(service, subject));
  provePassword(service, subject, passwordMatches(pool, candidate, password));
  return afterPassword(signIn);
};

/** Asks for the proof of a password (SRP), after PreAuthentication. */
export const askPasswordProof = (signIn: SignIn, clientPublic: string): SignInResult => {
  const { service, subject } = signIn;
  if (subject.kind === 'user') checkPasswordUsable(currentUser(service, subject));
  return challengePassword(signIn, clientPublic);
};

/** USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH. PreAuthentication runs before the password is checked. */
export const startPasswordSignIn = async (
  signIn: SignIn,
  parameters: Values,
  validationData: Values | undefined,
): Promise<SignInResult> => {
  const password = requireValue(parameters, 'PASSWORD');
  await preAuthenticate(signIn.service, signIn, validationData);
  return signInByPassword(signIn, password);
};

/** USER_SRP_AUTH: the password is not sent. */
export const startSrpSignIn = async (
  signIn: SignIn,
  parameters: Values,
  validationData: Values | undefined,
): Promise<SignInResult> => {
  const clientPublic = requireClientPublic(parameters);
  await preAuthenticate(signIn.service, signIn, validationData);
  return askPasswordProof(signIn, clientPublic);
};
