import * as v from 'valibot';
import type { Place } from '../../codes/codes.ts';
import { sendCode } from '../../codes/messages.ts';
import { checkPassword, makeTemporaryPassword } from '../../passwords/password-policy.ts';
import { withTemporaryPassword } from '../../passwords/set-password.ts';
import { requirePool } from '../../pools/pools.ts';
import { signsInWithoutPassword } from '../../pools/settings/sign-in-policy.ts';
import type { Service } from '../../service.ts';
import type { PoolRecord, UserRecord } from '../../store/records.ts';
import { askPreSignUp } from '../../triggers/pre-sign-up.ts';
import { takeAlias } from '../../users/aliases.ts';
import { checkRequired, readAttributes } from '../../users/attributes.ts';
import { checkNotTaken, freshUser, nameUser } from '../../users/new-user.ts';
import { addUser, requireUser, saveUser } from '../../users/users.ts';
import { CognitoError } from '../../wire/cognito-error.ts';
import {
  attributeList,
  clientMetadata,
  password,
  username,
  userPoolId,
} from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { userShape } from '../../wire/shapes.ts';

const input = v.object({
  UserPoolId: userPoolId,
  Username: username,
  UserAttributes: v.optional(attributeList, []),
  ValidationData: v.optional(attributeList),
  TemporaryPassword: v.optional(password),
  ForceAliasCreation: v.optional(v.boolean(), false),
  MessageAction: v.optional(v.picklist(['RESEND', 'SUPPRESS'])),
  DesiredDeliveryMediums: v.optional(v.array(v.picklist(['EMAIL', 'SMS'])), ['SMS']),
  ClientMetadata: clientMetadata,
});

type Input = v.InferOutput<typeof input>;

const placesOf = ({ attributes }: UserRecord, media: Input['DesiredDeliveryMediums']): Place[] =>
  media.flatMap((medium): Place[] => {
    const attribute = medium === 'EMAIL' ? 'email' : 'phone_number';
    const to = attributes[attribute];
    return to === undefined ? [] : [{ attribute, to }];
  });

const invite = async (
  service: Service,
  pool: PoolRecord,
  user: UserRecord,
  code: string,
  { MessageAction, DesiredDeliveryMediums }: Input,
): Promise<void> => {
  if (MessageAction === 'SUPPRESS') return;
  // A user without such an address gets no message; only the administrator has the password.
  for (const place of placesOf(user, DesiredDeliveryMediums)) {
    await sendCode(service, {
      pool,
      user,
      clientId: undefined,
      source: 'CustomMessage_AdminCreateUser',
      place,
      code,
      // Only the pre sign-up function gets the metadata (guide: custom message trigger, the calls that pass
      // metadata).
      clientMetadata: undefined,
    });
  }
};

const resend = async (service: Service, pool: PoolRecord, given: Input) => {
  const user = requireUser(service, pool, given.Username);
  if (user.status !== 'FORCE_CHANGE_PASSWORD') {
    throw new CognitoError(
      'UnsupportedUserStateException',
      `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`,
    );
  }
  const temporary = given.TemporaryPassword ?? makeTemporaryPassword(pool);
  checkPassword(pool, temporary);
  const renewed = withTemporaryPassword(pool, user, temporary, service.clock.now());
  const saved = saveUser(service, renewed);
  await invite(service, pool, saved, temporary, given);
  return { User: userShape(saved) };
};

/**
 * The password to start with. Without one, a pool that takes codes as first factor makes a user who has none (API
 * reference: AdminCreateUser, TemporaryPassword); other pools generate it.
 */
const temporaryPasswordOf = (pool: PoolRecord, given: Input): string | undefined => {
  if (given.TemporaryPassword === undefined && signsInWithoutPassword(pool)) return undefined;
  const temporary = given.TemporaryPassword ?? makeTemporaryPassword(pool);
  checkPassword(pool, temporary);
  return temporary;
};

/** Another text than that of SignUp (localstack 4465). */
const takenName = 'User account already exists';

/** API reference: AdminCreateUser. Triggers: PreSignUp, CustomMessage; never PostConfirmation. */
export const adminCreateUser = signedOperation('AdminCreateUser', input, async (service, given) => {
  const pool = requirePool(service, given.UserPoolId);
  if (given.MessageAction === 'RESEND') return resend(service, pool, given);
  const supplied = readAttributes(pool, given.UserAttributes, 'AdminCreateUser');
  const named = nameUser(pool, given.Username, supplied);
  checkRequired(pool, named.attributes);
  const temporary = temporaryPasswordOf(pool, given);
  checkNotTaken(service, pool, given.Username, takenName);
  // The response is ignored for users that an administrator creates; an error is not.
  await askPreSignUp(service, {
    pool,
    clientId: undefined,
    source: 'PreSignUp_AdminCreateUser',
    userName: named.username,
    userAttributes: named.attributes,
    validationData: given.ValidationData,
    clientMetadata: given.ClientMetadata,
  });
  checkNotTaken(service, pool, given.Username, takenName);
  const status = temporary === undefined ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
  const fresh = freshUser(service, pool, named, { status });
  for (const attribute of ['email', 'phone_number'] as const) {
    if (fresh.attributes[`${attribute}_verified`] !== 'true') continue;
    takeAlias(service, pool, fresh, attribute, given.ForceAliasCreation);
  }
  const user = addUser(
    service,
    temporary === undefined
      ? fresh
      : withTemporaryPassword(pool, fresh, temporary, service.clock.now()),
  );
  await invite(service, pool, user, temporary ?? '', given);
  return { User: userShape(user) };
});
