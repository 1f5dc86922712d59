import { describe, expect, it } from 'vitest';
import { constraintsMessage, inputFaultOf } from '../../../local/api-model/check-input.ts';
import { readApiModel } from '../../../local/api-model/model.ts';

const model = readApiModel('cognito-idp');

const messageOf = (operation: string, input: object): string | undefined => {
  const fault = inputFaultOf(model, operation, input);
  if (fault === undefined) return undefined;
  return fault.kind === 'constraints'
    ? constraintsMessage(fault.problems)
    : `${fault.kind} ${fault.path}`;
};

const UserPoolId = 'eu-central-1_Abcdefghi';

describe('the check of an input', () => {
  it('an input that satisfies every constraint has no fault', () => {
    expect(messageOf('CreateGroup', { UserPoolId, GroupName: 'a', Precedence: 0 })).toBeUndefined();
  });

  it.each([
    [
      'a text that is too short',
      'CreateUserPool',
      { PoolName: '' },
      "2 validation errors detected: Value '' at 'poolName' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'poolName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w\\s+=,.@-]+",
    ],
    [
      'a missing member that is not sensitive',
      'DescribeUserPool',
      {},
      "1 validation error detected: Value null at 'userPoolId' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a sensitive value, which is not repeated, and two members in alphabetical order',
      'SignUp',
      { ClientId: 'a', Username: '', Password: ' ' },
      "3 validation errors detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$; Value at 'username' failed to satisfy constraint: Member must have length greater than or equal to 1; Value at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
    ],
    [
      'a value that is not in the enum',
      'InitiateAuth',
      { ClientId: 'a', AuthFlow: 'NO_FLOW' },
      "1 validation error detected: Value 'NO_FLOW' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set: [USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH, ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_AUTH]",
    ],
    [
      'a number above its bound, at depth',
      'CreateUserPool',
      { PoolName: 'a', Policies: { PasswordPolicy: { MinimumLength: 100 } } },
      "1 validation error detected: Value '100' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: Member must have value less than or equal to 99",
    ],
    [
      'a member of a structure in a list, by its place',
      'CreateUserPool',
      { PoolName: 'a', Schema: [{ Name: 'a' }, { Name: 'b'.repeat(21) }] },
      `1 validation error detected: Value '${'b'.repeat(21)}' at 'schema.2.member.name' failed to satisfy constraint: Member must have length less than or equal to 20`,
    ],
    [
      'an item of a list of texts, by the list',
      'CreateUserPool',
      { PoolName: 'a', AliasAttributes: ['email', 'nickname'] },
      "1 validation error detected: Value '[email, nickname]' at 'aliasAttributes' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [phone_number, email, preferred_username]]",
    ],
    [
      'a key of a map, by the map',
      'CreateUserPool',
      { PoolName: 'a', UserPoolTags: { '': 'x' } },
      "1 validation error detected: Value '{=x}' at 'userPoolTags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]",
    ],
    [
      'a member that the API does not have, at depth',
      'CreateUserPool',
      { PoolName: 'a', Policies: { PasswordPolicy: { MinimumLengt: 9 } } },
      'unknown-member policies.passwordPolicy.minimumLengt',
    ],
    [
      'a name that every object has',
      'DescribeUserPool',
      { UserPoolId, constructor: 'x' },
      'unknown-member constructor',
    ],
    ['a text in place of a number', 'ListGroups', { UserPoolId, Limit: '5' }, 'wrong-type limit'],
    [
      'a fraction in place of a whole number',
      'ListGroups',
      { UserPoolId, Limit: 1.5 },
      'wrong-type limit',
    ],
    [
      'a list in place of a structure',
      'CreateUserPool',
      { PoolName: 'a', Policies: [] },
      'wrong-type policies',
    ],
    [
      'a wrong type in a list, before any constraint',
      'CreateUserPool',
      { PoolName: '', AliasAttributes: [5] },
      'wrong-type aliasAttributes',
    ],
  ])('the check reports %s', (_what, operation, input, message) => {
    expect(messageOf(operation, input)).toBe(message);
  });

  it('a text’s length counts characters, not UTF-16 units', () => {
    const Name = '😀'.repeat(20);

    expect(messageOf('CreateUserPool', { PoolName: 'a', Schema: [{ Name }] })).toBeUndefined();
  });

  it('a pattern must match the whole text, and its blanks are ASCII only', () => {
    const found = (PoolName: string) => messageOf('CreateUserPool', { PoolName });

    expect(found('a b')).toBeUndefined();
    expect(found('a/b')).toContain('regular expression');
    expect(found('a\u00a0b')).toContain('regular expression');
  });
});
