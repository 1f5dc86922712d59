import { checkWritable, readAttributes } from '../attributes.ts';
import { checkPassword } from '../password-policy.ts';
import { withPassword } from '../set-password.ts';
import { saveUser } from '../users.ts';
import { challenge, requireValue, type SignIn, type SignInAnswer, type Values } from './sign-in.ts';
import { checkMaySignIn, currentUser } from './subject.ts';

/** Asks a user whose password is temporary for one of the own choice. */
export const challengeNewPassword = (signIn: SignIn): SignInAnswer => {
  const { pool, subject, service } = signIn;
  const { attributes } = currentUser(service, subject);
  const missing = (pool.properties.SchemaAttributes ?? [])
    .filter(({ Name = '', Required }) => Required === true && Name !== 'sub' && !attributes[Name])
    .map(({ Name }) => `userAttributes.${Name}`);
  return challenge(signIn, 'NEW_PASSWORD_REQUIRED', {
    userAttributes: JSON.stringify(attributes),
    requiredAttributes: JSON.stringify(missing),
  });
};

const prefix = 'userAttributes.';

/** Sets the password, and the attributes that came with it as `userAttributes.<name>`. */
export const chooseNewPassword = (signIn: SignIn, responses: Values): SignIn => {
  const { service, pool, client, subject, state } = signIn;
  const password = requireValue(responses, 'NEW_PASSWORD');
  checkPassword(pool, password);
  const given = Object.entries(responses)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, Value]) => ({ Name: name.slice(prefix.length), Value }));
  const attributes = readAttributes(pool, given);
  checkWritable(client, attributes);
  const user = currentUser(service, subject);
  checkMaySignIn(user);
  const changed = withPassword(pool, user, password);
  saveUser(service, { ...changed, attributes: { ...changed.attributes, ...attributes } });
  return { ...signIn, state: { ...state, newPasswordChosen: true } };
};
