import { checkPassword } from '../passwords/password-policy.ts';
import { withPassword } from '../passwords/set-password.ts';
import type { PoolRecord, UserRecord } from '../store/records.ts';
import type { SignIn, Values } from '../triggers/call/sign-in.ts';
import {
  type Attributes,
  checkChangeable,
  checkRequired,
  checkWritable,
  missingRequired,
  readAttributes,
} from '../users/attributes.ts';
import { changeAttributes } from '../users/change-attributes.ts';
import { checkMaySignIn, currentUser } from '../users/subject.ts';
import { invalidParameter } from '../wire/cognito-error.ts';
import { challenge, requireValue, type SignInResult } from './sign-in.ts';

/** Prefix of the attributes that a response sends with the new password. */
const prefix = 'userAttributes.';

/** Asks a user with a temporary password for a new one. */
export const challengeNewPassword = (signIn: SignIn): SignInResult => {
  const { pool, subject, service } = signIn;
  const { attributes } = currentUser(service, subject);
  const missing = missingRequired(pool, attributes).map((name) => `${prefix}${name}`);
  return challenge(signIn, 'NEW_PASSWORD_REQUIRED', {
    userAttributes: JSON.stringify(attributes),
    requiredAttributes: JSON.stringify(missing),
  });
};

/** A required attribute that already has a value cannot change here (API reference: RespondToAuthChallenge). */
const checkStillMissing = (pool: PoolRecord, user: UserRecord, changes: Attributes): void => {
  const fixed = (pool.properties.SchemaAttributes ?? []).find(
    ({ Name = '', Required }) => Required === true && Name in changes && user.attributes[Name],
  );
  if (fixed === undefined) return;
  throw invalidParameter(`Cannot modify an already provided ${fixed.Name}`);
};

/** Sets the password, and the attributes that came with it as `userAttributes.<name>`. */
export const chooseNewPassword = (signIn: SignIn, responses: Values): SignIn => {
  const { service, pool, client, subject, state } = signIn;
  const password = requireValue(responses, 'NEW_PASSWORD');
  checkPassword(pool, password);
  const given = Object.entries(responses)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, Value]) => ({ Name: name.slice(prefix.length), Value }));
  const changes = readAttributes(pool, given);
  checkWritable(client, changes);
  checkChangeable(pool, changes);
  const user = currentUser(service, subject);
  checkMaySignIn(user);
  checkStillMissing(pool, user, changes);
  checkRequired(pool, { ...user.attributes, ...changes });
  changeAttributes(service, pool, withPassword(pool, user, password), changes);
  return { ...signIn, state: { ...state, newPasswordChosen: true } };
};
