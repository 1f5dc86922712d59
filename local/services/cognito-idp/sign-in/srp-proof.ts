import { createHmac } from 'node:crypto';
import { srpPoolName } from '../passwords/passwords.ts';
import { sameText } from '../passwords/same-text.ts';
import { isClientPublic, sharedKey, startSrp, verifierOf } from '../passwords/srp.ts';
import type { Service } from '../service.ts';
import type { PasswordRecord, PoolRecord, UserRecord } from '../store/records.ts';
import { signingKeyOf } from '../tokens/signing-keys.ts';
import type { SignIn, Values } from '../triggers/call/sign-in.ts';
import { type Subject, shownName } from '../users/subject.ts';
import { invalidParameter } from '../wire/cognito-error.ts';
import { provePassword } from './lockout.ts';
import { challenge, requireValue, type SignInResult } from './sign-in.ts';

/** SRP_A of a request. A value that would make every password right is refused. */
export const requireClientPublic = (values: Values): string => {
  const clientPublic = requireValue(values, 'SRP_A');
  if (isClientPublic(clientPublic)) return clientPublic;
  throw invalidParameter('Invalid SRP_A');
};

/**
 * Salt and verifier that match no password, always the same for the same name (RFC 5054 section 2.5.1.3). Derived
 * with a secret of the pool, so a client cannot recognise them.
 */
const simulated = (service: Service, pool: PoolRecord, typedName: string): PasswordRecord => {
  const key = signingKeyOf(service, pool).privateKey.export({ type: 'pkcs8', format: 'der' });
  const digest = (what: string) =>
    createHmac('sha256', key).update(`${what}:${typedName.toLowerCase()}`).digest('hex');
  const salt = digest('salt').slice(0, 32);
  return { salt, verifier: verifierOf(salt, srpPoolName(pool), typedName, digest('password')) };
};

const passwordOf = (service: Service, pool: PoolRecord, subject: Subject): PasswordRecord => {
  const own = subject.kind === 'user' ? subject.user.password : undefined;
  return own ?? simulated(service, pool, subject.typedName);
};

/**
 * PASSWORD_VERIFIER. Its secret block is the session: clients of USER_SRP_AUTH return nothing else. In custom sign-ins
 * and in USER_AUTH the response has a Session too.
 */
export const challengePassword = (signIn: SignIn, clientPublic: string): SignInResult => {
  const { service, pool, subject } = signIn;
  const { salt, verifier } = passwordOf(service, pool, subject);
  const server = startSrp(verifier);
  const userId = shownName(pool, subject);
  const challenged = challenge(
    signIn,
    'PASSWORD_VERIFIER',
    { SALT: salt, SRP_B: server.public, USER_ID_FOR_SRP: userId },
    { srp: { server, clientPublic, verifier, userId } },
  );
  if (!('Session' in challenged)) return challenged;
  const { Session: secretBlock = '', ChallengeName, ChallengeParameters } = challenged;
  return {
    ChallengeName,
    ...(signIn.state.flow !== 'password' ? { Session: secretBlock } : {}),
    ChallengeParameters: { ...ChallengeParameters, SECRET_BLOCK: secretBlock },
  };
};

/**
 * Checks the client's proof over the pool's name in SRP, the user's id, the secret block and the time stamp. The time
 * stamp is not compared with the pool's clock, which may have been moved ahead. Throws NotAuthorizedException and
 * counts the failure.
 */
export const provePasswordBySrp = (signIn: SignIn, responses: Values): UserRecord => {
  const claimed = requireValue(responses, 'PASSWORD_CLAIM_SIGNATURE');
  const secretBlock = requireValue(responses, 'PASSWORD_CLAIM_SECRET_BLOCK');
  const timestamp = requireValue(responses, 'TIMESTAMP');
  const { srp } = signIn.state;
  if (srp === undefined) throw invalidParameter('No password was asked for');
  const key = sharedKey(srp.server, srp.verifier, srp.clientPublic);
  const proof = createHmac('sha256', key)
    .update(`${srpPoolName(signIn.pool)}${srp.userId}`)
    .update(Buffer.from(secretBlock, 'base64'))
    .update(timestamp)
    .digest('base64');
  const current = signIn.subject.kind === 'user' ? signIn.subject.user.password : undefined;
  // A password that was changed after the challenge was sent is refused.
  return provePassword(
    signIn.service,
    signIn.subject,
    sameText(proof, claimed) && current?.verifier === srp.verifier,
  );
};
