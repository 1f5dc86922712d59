import { describe, expect, it } from 'vitest';
import { isStandardAttribute, writableByDefault } from '#shared/cognito/attributes.ts';
import { allowsFlow, flowsOf } from '#shared/cognito/auth-flows.ts';
import { isRefusedByMappings, isReservedByCognito } from '#shared/cognito/reserved-claims.ts';

describe('the flows of an app client', () => {
  const defaults = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

  it.each([[undefined], [[]]])('are the defaults where it names %j', (ExplicitAuthFlows) => {
    expect(flowsOf({ ExplicitAuthFlows })).toEqual(defaults);
  });

  it.each([
    [[], 'CUSTOM_AUTH', true],
    [[], 'USER_PASSWORD_AUTH', false],
    [['ALLOW_USER_SRP_AUTH'], 'CUSTOM_AUTH', false],
    [['ALLOW_USER_SRP_AUTH'], 'REFRESH_TOKEN_AUTH', false],
    [['CUSTOM_AUTH_FLOW_ONLY'], 'CUSTOM_AUTH', true],
    [['CUSTOM_AUTH_FLOW_ONLY'], 'USER_SRP_AUTH', false],
    [['ADMIN_NO_SRP_AUTH'], 'ADMIN_USER_PASSWORD_AUTH', true],
    [['ADMIN_NO_SRP_AUTH'], 'USER_SRP_AUTH', true],
    [['USER_PASSWORD_AUTH'], 'REFRESH_TOKEN_AUTH', true],
    [['ALLOW_USER_AUTH'], 'USER_PASSWORD_AUTH', false],
  ] as const)('%j allow %s: %s', (ExplicitAuthFlows, flow, allowed) => {
    expect(allowsFlow({ ExplicitAuthFlows }, flow)).toBe(allowed);
  });
});

describe('the standard attributes', () => {
  it('are twenty, of which a client without WriteAttributes writes all but sub and the marks', () => {
    expect(writableByDefault).toHaveLength(17);
    for (const name of ['sub', 'email_verified', 'phone_number_verified']) {
      expect(isStandardAttribute(name)).toBe(true);
      expect(writableByDefault).not.toContain(name);
    }
    expect(isStandardAttribute('custom:tenant')).toBe(false);
  });
});

describe('reserved claims', () => {
  it.each(['sub', 'aud', 'token_use', 'cognito:groups'])(
    '%s is reserved by Cognito and refused by a mapping',
    (claim) => {
      expect(isReservedByCognito(claim)).toBe(true);
      expect(isRefusedByMappings(claim)).toBe(true);
    },
  );

  it.each([
    'email',
    'email_verified',
    'scope',
    'custom:tenant',
    'dev:custom:x',
    'https://aws.amazon.com/tags',
  ])('%s is refused by a mapping though Cognito would take the change', (claim) => {
    expect(isReservedByCognito(claim)).toBe(false);
    expect(isRefusedByMappings(claim)).toBe(true);
  });

  it.each(['tenant', 'https://example.com/roles', 'subject'])('%s is free', (claim) => {
    expect(isRefusedByMappings(claim)).toBe(false);
  });
});
