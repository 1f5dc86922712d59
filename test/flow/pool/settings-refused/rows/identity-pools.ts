import { refusedParameter as error, type Row } from '../row.ts';

const userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_abcdefghi';
const RoleARN = 'arn:aws:iam::123456789012:role/staff';
const named = (ProviderName: string) => ({
  CognitoIdentityProviders: [{ ProviderName, ClientId: 'abcdefghijklmnopqrstuvwxyz' }],
});
const known = `${userPool}:abcdefghijklmnopqrstuvwxyz`;
const rules = (count: number, MatchType = 'Equals') => ({
  Type: 'Rules',
  AmbiguousRoleResolution: 'Deny',
  RulesConfiguration: {
    Rules: Array.from({ length: count }, () => ({
      Claim: 'role',
      MatchType,
      Value: 'staff',
      RoleARN,
    })),
  },
});
const mapped = (key: string, mapping: object) => ({ Roles: {}, RoleMappings: { [key]: mapping } });
const attached = { operations: ['SetIdentityPoolRoles'], pool: named(userPool) } as const;
const constrained = 'ValidationException';
const token = { Type: 'Token', AmbiguousRoleResolution: 'Deny' };

/** A message of the identity pool repeats no value of the input: it may be a token. */
const noValue = "1 validation error detected: Value at '";

export const identityPoolRows: readonly Row[] = [
  {
    what: 'the id of a user pool in place of its name',
    operations: ['CreateIdentityPool'],
    wrong: named('us-east-1_abcdefghi'),
    error,
    text: 'Invalid Cognito Identity Provider',
    right: named(userPool),
  },
  {
    what: 'a blank in the name of the developer provider',
    operations: ['CreateIdentityPool'],
    wrong: { DeveloperProviderName: 'my provider' },
    error: constrained,
    text: `${noValue}developerProviderName' failed to satisfy constraint: Member must satisfy regular expression pattern: `,
    right: { DeveloperProviderName: 'my.provider' },
  },
  {
    ...attached,
    what: 'a role that is not of signed-in users and not of guests',
    wrong: { Roles: { admin: RoleARN } },
    error: constrained,
    text: noValue,
    right: { Roles: { authenticated: RoleARN } },
  },
  {
    ...attached,
    what: 'a mapping for what is no provider',
    wrong: mapped('bogus', token),
    error,
    text: '(bogus) is not a valid RoleMapping ProviderName or is not a configured provider.',
    right: mapped(known, token),
  },
  {
    ...attached,
    what: 'a mapping for a user pool that the identity pool does not have',
    wrong: mapped(known.replace('abcdefghi:', 'ihgfedcba:'), token),
    error,
    text: `(${known.replace('abcdefghi:', 'ihgfedcba:')}) is not a valid RoleMapping ProviderName or is not a configured provider.`,
    right: mapped(known, token),
  },
  {
    ...attached,
    what: 'more than 25 rules of one provider',
    wrong: mapped(known, rules(26)),
    error,
    text: 'The number of rules in the request exceeded 25.',
    right: mapped(known, rules(25)),
  },
  {
    ...attached,
    what: 'an unknown comparison in a rule',
    wrong: mapped(known, rules(1, 'Matches')),
    error: constrained,
    text: noValue,
    right: mapped(known, rules(1, 'NotEqual')),
  },
];
