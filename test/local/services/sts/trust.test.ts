import { describe, expect, it } from 'vitest';
import type { Condition, Statement } from '#shared/iam/document.ts';
import { createKeys } from '../../../../local/access/keys.ts';
import type { Role } from '../../../../local/access/role.ts';
import { createClock } from '../../../../local/observe/clock.ts';
import { openSession } from '../../../../local/services/sts/sessions/open-session.ts';
import fc from '../../../support/properties.ts';

const provider = 'cognito-identity.amazonaws.com';
const pool = 'us-east-1:0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
const arn = 'arn:aws:iam::123456789012:role/Members';

const good: Condition = {
  StringEquals: { [`${provider}:aud`]: [pool] },
  'ForAnyValue:StringLike': { [`${provider}:amr`]: ['authenticated'] },
};

const allow = (condition: Condition, ...actions: string[]): Statement => ({
  Effect: 'Allow',
  Principal: { Federated: [provider] },
  Action: ['sts:AssumeRoleWithWebIdentity', ...actions],
  Condition: condition,
});

const member = {
  provider,
  subject: 'us-east-1:ffffffff-0000-4000-8000-000000000000',
  audience: pool,
  amr: ['authenticated', 'login.example'],
  principalTags: {},
};

const open = (statements: readonly Statement[], identity = {}) => {
  const role: Role = {
    arn,
    trust: { Version: '2012-10-17', Statement: statements },
    layers: [],
    maxSessionDuration: 3600,
  };
  const parts = {
    role: (name: string) => (name === arn ? role : undefined),
    keys: createKeys(),
    clock: createClock(),
    accountId: '123456789012',
  };
  const request = { roleArn: arn, sessionName: 'test', seconds: 3600, sessionPolicies: [] };
  return openSession(parts, { ...member, ...identity }, request);
};

describe('a trust policy', () => {
  it('lets in an identity of its pool', () => {
    expect(open([allow(good)])?.principal.roleArn).toBe(arn);
  });

  it.each([
    ['of another pool', { audience: 'us-east-1:00000000-0000-4000-8000-000000000000' }],
    ['of another kind', { amr: ['unauthenticated'] }],
    ['of another provider', { provider: 'accounts.google.com' }],
  ])('keeps out an identity %s', (_, identity) => {
    expect(open([allow(good)], identity)).toBeUndefined();
  });

  it.each([
    ['does not name the pool', { StringLike: { [`${provider}:amr`]: ['authenticated'] } }],
    ['names pools that it keeps out', { StringNotEquals: { [`${provider}:aud`]: ['other'] } }],
    ['holds without the key', { StringEqualsIfExists: { [`${provider}:aud`]: [pool] } }],
    ['has no condition', {}],
  ])('opens nothing where it %s', (_, condition) => {
    expect(open([allow(condition)])).toBeUndefined();
  });

  it('admits tags only with sts:TagSession', () => {
    const principalTags = { tenant: 'acme' };

    expect(open([allow(good)], { principalTags })).toBeUndefined();
    expect(open([allow(good, 'sts:TagSession')], { principalTags })?.principal.context).toEqual(
      expect.objectContaining({ 'aws:PrincipalTag/tenant': 'acme' }),
    );
  });

  it('may limit the values of tags', () => {
    const limited = allow(
      { ...good, StringLike: { 'aws:RequestTag/tenant': ['acme'] } },
      'sts:TagSession',
    );

    expect(open([limited], { principalTags: { tenant: 'acme' } })).toBeDefined();
    expect(open([limited], { principalTags: { tenant: 'globex' } })).toBeUndefined();
  });

  it('opens nothing for tags that differ in case only, or have reserved or unusable keys', () => {
    const trust = [allow(good, 'sts:TagSession')];

    for (const principalTags of [
      { tenant: 'a', Tenant: 'b' },
      { 'aws:tenant': 'a' },
      { '': 'a' },
      { tenant: 'a*' },
      { tenant: 'a'.repeat(257) },
    ]) {
      expect(open(trust, { principalTags })).toBeUndefined();
    }
  });

  it('a Deny beside it never adds a session', () => {
    const values = fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 2 });
    const conditions = fc.dictionary(
      fc.constantFrom('StringEquals', 'StringLike', 'ForAnyValue:StringLike', 'Unknown'),
      fc.dictionary(fc.constantFrom(`${provider}:aud`, `${provider}:amr`, 'x:y'), values),
    );
    fc.assert(
      fc.property(conditions, conditions, (allowed, denied) => {
        const granted = open([allow(allowed)]) !== undefined;
        const both = open([allow(allowed), { ...allow(denied), Effect: 'Deny' }]) !== undefined;
        return granted || !both;
      }),
    );
  });

  it('no condition on other values opens a session', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (aud) => {
        fc.pre(aud !== pool && !/[*?$]/.test(aud));
        const condition = { ...good, StringEquals: { [`${provider}:aud`]: [aud] } };
        return open([allow(condition)]) === undefined;
      }),
    );
  });
});
