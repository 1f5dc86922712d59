import { olderMessages } from '#shared/cognito/older-messages.ts';
import {
  isHollow,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  textAt,
  without,
  withoutBlanks,
} from '../../../common/json.ts';
import { sentBack } from './fields.ts';

/** Cognito refuses two members that contradict each other; where the template differs, the template is what is in use. */
const contradictedMessages = (pool: JsonObject): readonly string[] => {
  const template = objectAt(pool, 'VerificationMessageTemplate');
  return olderMessages
    .filter(([older, newer]) => {
      const inUse = textAt(template, newer);
      return inUse !== undefined && inUse !== pool[older];
    })
    .map(([older]) => older);
};

/** Whether TemporaryPasswordValidityDays is set: from then on the older UnusedAccountValidityDays is dead. */
export const hasTemporaryPasswordDays = (pool: JsonObject): boolean =>
  'TemporaryPasswordValidityDays' in objectAt(objectAt(pool, 'Policies'), 'PasswordPolicy');

/**
 * Describe goes on returning UnusedAccountValidityDays, and UpdateUserPool refuses it once its successor is set
 * («Please use TemporaryPasswordValidityDays», aws-sdk-js 3817). Alone it is sent as it is: moving it would change the pool.
 */
const adminCreateUserConfig = (pool: JsonObject): JsonObject => {
  const config = objectAt(pool, 'AdminCreateUserConfig');
  return hasTemporaryPasswordDays(pool) ? without(config, ['UnusedAccountValidityDays']) : config;
};

/**
 * Without structures that say nothing. An empty DeviceConfiguration would switch devices on, and a DcrConfiguration
 * without its switch would open registration: left out, the former stays off and the latter is kept.
 */
const saysNothing = (name: string, member: Json): boolean =>
  isHollow(member) ||
  (name === 'DcrConfiguration' && isObject(member) && !('EnableStatus' in member));

/**
 * Describe returns the names of authentication context classes in every pool, the default ones where none are set, and
 * UpdateUserPool takes none on LITE (API reference: AcrConfiguration). Left out there, the default ones stay.
 */
const isDefaultAcr = (pool: JsonObject, name: string, member: Json): boolean =>
  name === 'AcrConfiguration' &&
  pool.UserPoolTier === 'LITE' &&
  isObject(member) &&
  Object.values(member).every(
    (level) => isObject(level) && /^urn:cognito:loa:[1-4]$/.test(textAt(level, 'AcrValue') ?? ''),
  );

/** Keys that begin with aws: are AWS's own in any case of letters. A request that sets one is refused (guide: tagging). */
const isOwnTag = ([key]: readonly [string, Json]): boolean => !key.toLowerCase().startsWith('aws:');

/**
 * The tags that a request may set. CloudFormation leaves `aws:cloudformation:*` on a pool that outlives its stack;
 * left out, they stay.
 */
export const withOwnTags = (pool: JsonObject): JsonObject =>
  isObject(pool.UserPoolTags)
    ? {
        ...pool,
        UserPoolTags: Object.fromEntries(Object.entries(pool.UserPoolTags).filter(isOwnTag)),
      }
    : pool;

/**
 * The whole UpdateUserPool request: every setting of the described pool, and this LambdaConfig in place of the pool's.
 * What is left out of a request Cognito sets to its default, so nothing that it takes is left out.
 */
export const updateRequest = (described: JsonObject, lambdaConfig: JsonObject): JsonObject => {
  const pool = withOwnTags(withoutBlanks(described));
  const settings = Object.fromEntries(
    Object.entries({ ...pool, AdminCreateUserConfig: adminCreateUserConfig(pool) }).filter(
      ([name, member]) =>
        sentBack.includes(name) && !saysNothing(name, member) && !isDefaultAcr(pool, name, member),
    ),
  );
  return {
    UserPoolId: textAt(pool, 'Id') ?? '',
    PoolName: textAt(pool, 'Name') ?? '',
    ...without(settings, contradictedMessages(pool)),
    LambdaConfig: lambdaConfig,
  };
};
