import { sameTriggers } from '#shared/cognito/lambda-config.ts';
import { olderMessages } from '#shared/cognito/older-messages.ts';
import {
  type Difference,
  differencesOf,
  type JsonObject,
  objectAt,
  without,
  withoutBlanks,
  withoutHollow,
} from '../../../common/json.ts';
import { describeOnly, volatile } from './fields.ts';
import { hasTemporaryPasswordDays, withOwnTags } from './update-request.ts';

/** All that is read of a pool, raw. */
export type PoolState = {
  /** DescribeUserPool, `UserPool`. */
  readonly pool: JsonObject;
  /** GetUserPoolMfaConfig. UpdateUserPool does not carry it; it is read to see that nothing happened to it. */
  readonly mfa: JsonObject;
  /** GetUserPoolSessionConfiguration; null where the endpoint does not have the operation. */
  readonly session: JsonObject | null;
};

/** Without blanks, which are not sent back: `""`, null and `{}` mean that no trigger is set. */
export const lambdaConfigOf = ({ pool }: PoolState): JsonObject =>
  withoutHollow(withoutBlanks(objectAt(pool, 'LambdaConfig')));

/** Members that only repeat another: Cognito derives them, and other implementations forget them. */
const derived = (pool: JsonObject): readonly string[] => {
  const template = objectAt(pool, 'VerificationMessageTemplate');
  return olderMessages.filter(([, newer]) => newer in template).map(([older]) => older);
};

const comparable = (described: JsonObject): JsonObject => {
  const pool = withOwnTags(withoutBlanks(described));
  const config = objectAt(pool, 'AdminCreateUserConfig');
  const kept = hasTemporaryPasswordDays(pool)
    ? { ...pool, AdminCreateUserConfig: without(config, ['UnusedAccountValidityDays']) }
    : pool;
  const settings = without(kept, [...describeOnly, ...derived(pool), 'LambdaConfig']);
  return { ...withoutHollow(settings), Name: pool.Name ?? '' };
};

/** Where two readings differ in what UpdateUserPool accepts (LambdaConfig apart), in MFA or in the sessions. */
export const settingsThatDiffer = (before: PoolState, after: PoolState): readonly Difference[] => [
  ...differencesOf(comparable(before.pool), comparable(after.pool)),
  ...differencesOf(withoutBlanks(before.mfa), withoutBlanks(after.mfa), 'MfaConfig'),
  ...differencesOf(before.session, after.session, 'SessionConfiguration'),
];

/** Where they differ in what no update can put back, which is reported. */
export const fixedThatDiffer = (before: PoolState, after: PoolState): readonly Difference[] => {
  const fixed = ({ pool }: PoolState) =>
    Object.fromEntries(
      describeOnly
        .filter((name) => name !== 'Name' && !volatile.includes(name))
        .flatMap((name) => {
          const member = pool[name];
          return member === undefined || member === null ? [] : [[name, member]];
        }),
    );
  return differencesOf(fixed(before), fixed(after));
};

/** Where the triggers of two LambdaConfigs differ, as one difference. */
export const triggersThatDiffer = (before: JsonObject, after: JsonObject): readonly Difference[] =>
  sameTriggers(before, after) ? [] : [{ path: 'LambdaConfig', before, after }];

/** Every setting that differs, the triggers included. */
export const differencesBetween = (before: PoolState, after: PoolState): readonly Difference[] => [
  ...settingsThatDiffer(before, after),
  ...triggersThatDiffer(lambdaConfigOf(before), lambdaConfigOf(after)),
];

export const sameState = (one: PoolState, other: PoolState): boolean =>
  differencesBetween(one, other).length === 0;

/** When the pool was last changed, in milliseconds; the wire has seconds. */
export const modifiedAt = ({ pool }: PoolState): number =>
  typeof pool.LastModifiedDate === 'number' ? pool.LastModifiedDate * 1000 : 0;
