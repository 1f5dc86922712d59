import { membersOf, sdkShapes } from './sdk-shapes.ts';

/**
 * Members of a described pool that UpdateUserPool does not take (API reference: UserPoolType against UpdateUserPool).
 * Written down, not computed: a member in neither list has not been looked at yet, and is refused.
 */
export const describeOnly: readonly string[] = [
  'Id',
  'Name',
  'Status',
  'LastModifiedDate',
  'CreationDate',
  'SchemaAttributes',
  'AliasAttributes',
  'UsernameAttributes',
  'EstimatedNumberOfUsers',
  'SmsConfigurationFailure',
  'EmailConfigurationFailure',
  'Domain',
  'CustomDomain',
  'UsernameConfiguration',
  'Arn',
];

/** Of those, the ones that move by themselves. */
export const volatile: readonly string[] = ['LastModifiedDate', 'EstimatedNumberOfUsers'];

/** Members that go back to UpdateUserPool under their own name, LambdaConfig among them. */
export const sentBack: readonly string[] = membersOf(sdkShapes.update).filter(
  (name) => name !== 'UserPoolId' && name !== 'PoolName',
);

/** Members that the SDK knows and this command does not: after an SDK update they must be placed above. */
export const unplaced = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !describeOnly.includes(name) && !sentBack.includes(name));
