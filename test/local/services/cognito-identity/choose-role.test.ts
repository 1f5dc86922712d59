import { describe, expect, it } from 'vitest';
import { chooseRole } from '../../../../local/services/cognito-identity/roles/choose-role.ts';
import { roleByRules } from '../../../../local/services/cognito-identity/roles/mapping-rules.ts';
import { principalTagsOf } from '../../../../local/services/cognito-identity/roles/principal-tags.ts';

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

const roles = { authenticated: role('default'), unauthenticated: role('guest') };

const provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab3dEf6hI';

const login = (claims: object) => ({ provider, audience: 'client', claims: { ...claims } });

const byToken = (AmbiguousRoleResolution: 'AuthenticatedRole' | 'Deny') => ({
  roles,
  roleMappings: { [`${provider}:client`]: { Type: 'Token' as const, AmbiguousRoleResolution } },
});

const two = [role('editor'), role('reader')];

const choose = (claims: object, resolution: 'AuthenticatedRole' | 'Deny', custom?: string) =>
  chooseRole(byToken(resolution), [login(claims)], true, custom);

describe('the role of a session', () => {
  it.each([
    ['the preferred role', { 'cognito:roles': two, 'cognito:preferred_role': two[1] }, two[1]],
    ['the only role', { 'cognito:roles': [two[0]] }, two[0]],
    ['the only role of a text', { 'cognito:roles': two[0] }, two[0]],
    [
      'the default role, where several roles have no preferred one',
      { 'cognito:roles': two },
      roles.authenticated,
    ],
    ['the default role, where the token has none', {}, roles.authenticated],
  ])('a mapping by token takes %s', (_, claims, arn) => {
    expect(choose(claims, 'AuthenticatedRole')).toEqual({ kind: 'role', arn });
  });

  it.each([[{ 'cognito:roles': two }], [{}]])('Deny refuses what is ambiguous: %j', (claims) => {
    expect(choose(claims, 'Deny')).toEqual({ kind: 'denied', mapping: `${provider}:client` });
  });

  it('CustomRoleArn takes one of the roles of the token', () => {
    expect(choose({ 'cognito:roles': two }, 'Deny', two[0])).toEqual({ kind: 'role', arn: two[0] });
    expect(choose({ 'cognito:roles': two.join(',') }, 'Deny', two[1])).toEqual({
      kind: 'role',
      arn: two[1],
    });
  });

  it('CustomRoleArn that the token does not have is refused, the default role too', () => {
    const claims = { 'cognito:roles': two, 'cognito:preferred_role': two[0] };

    expect(choose(claims, 'AuthenticatedRole', role('admin'))).toEqual({ kind: 'not-in-token' });
    expect(choose(claims, 'AuthenticatedRole', roles.authenticated)).toEqual({
      kind: 'not-in-token',
    });
  });

  it('CustomRoleArn is refused where no mapping reads roles from the token', () => {
    const policy = { roles, roleMappings: {} };

    expect(chooseRole(policy, [login({ 'cognito:roles': two })], true, two[0])).toEqual({
      kind: 'not-in-token',
    });
  });

  it('a mapping of another app client does not count', () => {
    const other = { ...login({ 'cognito:preferred_role': role('admin') }), audience: 'other' };

    expect(chooseRole(byToken('Deny'), [other], true, undefined)).toEqual({
      kind: 'role',
      arn: roles.authenticated,
    });
  });

  it('a guest gets the role of guests, and none where there is none', () => {
    expect(chooseRole({ roles, roleMappings: {} }, [], false, undefined)).toEqual({
      kind: 'role',
      arn: roles.unauthenticated,
    });
    expect(chooseRole({ roles: {}, roleMappings: {} }, [], false, undefined)).toEqual({
      kind: 'no-role',
    });
  });
});

const rule = (MatchType: 'Equals' | 'Contains' | 'StartsWith' | 'NotEqual', Value: string) => ({
  Claim: 'department',
  MatchType,
  Value,
  RoleARN: role(`${MatchType}-${Value}`),
});

describe('mapping by rules', () => {
  it.each([
    ['Equals', 'sales', true],
    ['Equals', 'sale', false],
    ['Contains', 'ale', true],
    ['Contains', 'Ale', false],
    ['StartsWith', 'sa', true],
    ['StartsWith', 'ales', false],
    ['NotEqual', 'law', true],
    ['NotEqual', 'sales', false],
  ] as const)('%s %s fits the claim sales: %s', (type, value, fits) => {
    const one = rule(type, value);

    expect(roleByRules([one], { department: 'sales' })).toBe(fits ? one.RoleARN : undefined);
  });

  it('the first rule that fits decides', () => {
    const rules = [rule('Equals', 'law'), rule('Contains', 'a'), rule('Equals', 'sales')];

    expect(roleByRules(rules, { department: 'sales' })).toBe(role('Contains-a'));
  });

  it('without the claim no rule fits, NotEqual neither', () => {
    expect(roleByRules([rule('NotEqual', 'sales')], {})).toBeUndefined();
    expect(roleByRules([rule('NotEqual', 'sales')], { department: { a: 1 } })).toBeUndefined();
  });
});

describe('principal tags', () => {
  const map = (tags: Record<string, string>, useDefaults = false) => ({
    [provider]: { useDefaults, tags },
  });

  it('a claim becomes the tag that the map names', () => {
    const claims = { tenant: 'acme', level: 3, admin: true };
    const tags = { organization: 'tenant', level: 'level', admin: 'admin' };

    expect(principalTagsOf(map(tags), [{ provider, claims }])).toEqual({
      organization: 'acme',
      level: '3',
      admin: 'true',
    });
  });

  it.each([
    ['is missing', {}],
    ['is empty', { tenant: '' }],
    ['is a list', { tenant: ['acme', 'other'] }],
    ['is inherited', Object.create({ tenant: 'acme' })],
  ])('no tag is made where the claim %s', (_, claims) => {
    expect(principalTagsOf(map({ tenant: 'tenant' }), [{ provider, claims }])).toEqual({});
  });

  it('the defaults are username and client', () => {
    const claims = { sub: 'u', aud: 'c', tenant: 'acme' };

    expect(principalTagsOf(map({ tenant: 'tenant' }, true), [{ provider, claims }])).toEqual({
      username: 'u',
      client: 'c',
    });
  });

  it('a login of a provider without a map makes no tags', () => {
    const claims = { tenant: 'acme' };

    expect(
      principalTagsOf(map({ tenant: 'tenant' }), [{ provider: 'accounts.google.com', claims }]),
    ).toEqual({});
  });
});
