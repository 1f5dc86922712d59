import * as v from 'valibot';
import type { PreSignUpResponse } from '#shared/events/pre-sign-up.ts';
import { makeCode } from '../../codes/codes.ts';
import { placeOf, sendCode } from '../../codes/messages.ts';
import { checkPassword } from '../../passwords/password-policy.ts';
import { makePassword } from '../../passwords/passwords.ts';
import { checkSecretHash } from '../../pools/clients/secret-hash.ts';
import { requireClient } from '../../pools/pools.ts';
import { signsInWithoutPassword } from '../../pools/settings/sign-in-policy.ts';
import type { Service } from '../../service.ts';
import { openSignUpSession } from '../../sign-in/sign-up-session.ts';
import type { PoolRecord, UserRecord } from '../../store/records.ts';
import { callPostConfirmation } from '../../triggers/post-confirmation.ts';
import { askPreSignUp } from '../../triggers/pre-sign-up.ts';
import { takeAlias } from '../../users/aliases.ts';
import {
  type Attributes,
  checkRequired,
  checkWritable,
  readAttributes,
} from '../../users/attributes.ts';
import { checkNotTaken, freshUser, type NamedUser, nameUser } from '../../users/new-user.ts';
import { addUser } from '../../users/users.ts';
import { invalidParameter, notAuthorized } from '../../wire/cognito-error.ts';
import {
  attributeList,
  clientId,
  clientMetadata,
  password,
  secretHash,
  username,
} from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

const input = v.object({
  ClientId: clientId,
  Username: username,
  Password: v.optional(password),
  SecretHash: secretHash,
  UserAttributes: v.optional(attributeList, []),
  ValidationData: v.optional(attributeList),
  ClientMetadata: clientMetadata,
});

type Input = v.InferOutput<typeof input>;

const verifiedFlags = (
  attributes: Attributes,
  { autoVerifyEmail, autoVerifyPhone }: Required<PreSignUpResponse>,
): Attributes => {
  if (autoVerifyEmail && !attributes.email)
    throw invalidParameter('No email provided but autoVerifyEmail was set');
  if (autoVerifyPhone && !attributes.phone_number) {
    throw invalidParameter('No phone number provided but autoVerifyPhone was set');
  }
  return {
    ...(attributes.email ? { email_verified: String(autoVerifyEmail) } : {}),
    ...(attributes.phone_number ? { phone_number_verified: String(autoVerifyPhone) } : {}),
  };
};

/** Sends the confirmation code, where the pool verifies an attribute automatically. */
const sendConfirmation = async (
  service: Service,
  pool: PoolRecord,
  user: UserRecord,
  { ClientId, ClientMetadata }: Input,
) => {
  const place = placeOf(pool, user);
  if (place === undefined) return {};
  const code = makeCode(service, user, 'sign-up', place);
  const CodeDeliveryDetails = await sendCode(service, {
    pool,
    user,
    clientId: ClientId,
    source: 'CustomMessage_SignUp',
    place,
    code,
    clientMetadata: ClientMetadata,
  });
  return { CodeDeliveryDetails };
};

/** Only pools that allow Cognito's own code as first factor accept a sign-up without a password. */
const passwordOf = (
  pool: PoolRecord,
  { username: name }: NamedUser,
  given: string | undefined,
): Pick<UserRecord, 'password'> => {
  if (given !== undefined) {
    checkPassword(pool, given);
    return { password: makePassword(pool, name, given) };
  }
  if (signsInWithoutPassword(pool)) return {};
  throw invalidParameter('Missing required parameter password');
};

const prepare = (service: Service, given: Input) => {
  const { client, pool } = requireClient(service, given.ClientId);
  checkSecretHash(client, given.Username, given.SecretHash);
  if (pool.properties.AdminCreateUserConfig?.AllowAdminCreateUserOnly === true) {
    throw notAuthorized('SignUp is not permitted for this user pool');
  }
  const supplied = readAttributes(pool, given.UserAttributes, 'SignUp');
  checkWritable(client, supplied);
  const named = nameUser(pool, given.Username, supplied);
  checkRequired(pool, named.attributes);
  return { client, pool, named, password: passwordOf(pool, named, given.Password) };
};

/** API reference: SignUp. Triggers: PreSignUp, then CustomMessage or, where it confirmed the user, PostConfirmation. */
export const signUp = publicOperation('SignUp', input, async (service, given) => {
  const { client, pool, named, password } = prepare(service, given);
  if (service.settings.get('signUpChecksExistenceFirst')) {
    checkNotTaken(service, pool, given.Username);
  }
  const decision = await askPreSignUp(service, {
    pool,
    clientId: given.ClientId,
    source: 'PreSignUp_SignUp',
    userName: named.username,
    userAttributes: named.attributes,
    validationData: given.ValidationData,
    clientMetadata: given.ClientMetadata,
  });
  // Checked after the trigger and without an await before the write: a parallel sign-up may have taken the name
  // meanwhile.
  checkNotTaken(service, pool, given.Username);
  const attributes = { ...named.attributes, ...verifiedFlags(named.attributes, decision) };
  const fresh = freshUser(
    service,
    pool,
    { ...named, attributes },
    { status: decision.autoConfirmUser ? 'CONFIRMED' : 'UNCONFIRMED', ...password },
  );
  // An address that the function marks verified becomes this user's alias (guide: pre sign-up trigger).
  if (decision.autoVerifyEmail) takeAlias(service, pool, fresh, 'email', true);
  if (decision.autoVerifyPhone) takeAlias(service, pool, fresh, 'phone_number', true);
  const user = addUser(service, fresh);
  if (!decision.autoConfirmUser) {
    const delivery = await sendConfirmation(service, pool, user, given);
    const session = openSignUpSession(service, client, user, 'ConfirmSignUp');
    return { UserConfirmed: false, UserSub: user.sub, ...delivery, ...session };
  }
  await callPostConfirmation(service, {
    pool,
    user,
    clientId: given.ClientId,
    source: 'PostConfirmation_ConfirmSignUp',
    clientMetadata: given.ClientMetadata,
  });
  return { UserConfirmed: true, UserSub: user.sub };
});
