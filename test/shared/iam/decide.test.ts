import { describe, expect, it } from 'vitest';
import type { Caller } from '#shared/iam/call.ts';
import { decide } from '#shared/iam/decide/decide.ts';
import type { Layer } from '#shared/iam/decide/layer.ts';
import { aCall, account, ada, allow, deny, layer } from './judge.ts';

const otherAccount = '444455556666';
const roleArn = `arn:aws:iam::${account}:role/team/reader`;
const session: Caller = {
  kind: 'aws',
  arn: `arn:aws:sts::${account}:assumed-role/reader/ada`,
  account,
  roleArn,
};
const root = `arn:aws:iam::${account}:root`;
const put = { Action: 's3:PutObject' };
const everyone = { Principal: '*' };

const service: Caller = { kind: 'service', service: 's3.amazonaws.com' };
const web: Caller = { kind: 'federated', provider: 'cognito-identity.amazonaws.com' };
const anonymous: Caller = { kind: 'anonymous' };
type Expected = 'allow' | 'explicit-deny' | 'implicit-deny';

describe('the layers of a call', () => {
  it.each<readonly [string, readonly Layer[], Expected, Layer['kind'] | undefined]>([
    ['nothing', [], 'implicit-deny', undefined],
    ['an identity Allow', [layer('identity', allow())], 'allow', 'identity'],
    [
      'an identity Allow of another action',
      [layer('identity', allow(put))],
      'implicit-deny',
      'identity',
    ],
    ['a Deny after the Allow', [layer('identity', allow(), deny())], 'explicit-deny', 'identity'],
    ['a Deny of another action', [layer('identity', allow(), deny(put))], 'allow', 'identity'],
    ['a resource Allow', [layer('resource', allow(everyone))], 'allow', 'resource'],
    [
      'a resource Allow beside silent identity policies',
      [layer('identity', allow(put)), layer('resource', allow(everyone))],
      'allow',
      'resource',
    ],
    [
      'an identity Allow beside a silent resource policy',
      [layer('identity', allow()), layer('resource', allow({ ...everyone, ...put }))],
      'allow',
      'identity',
    ],
    [
      'a resource Deny',
      [layer('identity', allow()), layer('resource', deny(everyone))],
      'explicit-deny',
      'resource',
    ],
    [
      'a boundary that allows',
      [layer('identity', allow()), layer('boundary', allow())],
      'allow',
      'identity',
    ],
    [
      'a boundary that is silent',
      [layer('identity', allow()), layer('boundary', allow(put))],
      'implicit-deny',
      'boundary',
    ],
    [
      'a boundary that denies',
      [layer('identity', allow()), layer('boundary', allow(), deny())],
      'explicit-deny',
      'boundary',
    ],
    ['nothing but a boundary', [layer('boundary', allow())], 'implicit-deny', 'boundary'],
    [
      'a session policy that allows',
      [layer('identity', allow()), layer('session', allow())],
      'allow',
      'identity',
    ],
    [
      'a session policy that is silent',
      [layer('identity', allow()), layer('session', allow(put))],
      'implicit-deny',
      'session',
    ],
    [
      'two session policies of which one is silent',
      [layer('identity', allow()), layer('session', allow()), layer('session', allow(put))],
      'implicit-deny',
      'session',
    ],
    [
      'a session policy before silent identity policies',
      [layer('session', allow()), layer('identity', allow(put))],
      'implicit-deny',
      'identity',
    ],
    [
      'a service control policy that is silent',
      [layer('service-control', allow(put)), layer('identity', allow())],
      'implicit-deny',
      'service-control',
    ],
    [
      'a resource control policy that allows',
      [layer('identity', allow()), layer('service-control', allow({ Principal: '*' }))],
      'allow',
      'identity',
    ],
    [
      'a boundary over a resource Allow',
      [layer('resource', allow({ Principal: { AWS: root } })), layer('boundary', allow(put))],
      'implicit-deny',
      'boundary',
    ],
    [
      'a session policy over a resource Allow',
      [layer('resource', allow(everyone)), layer('session', allow(put))],
      'implicit-deny',
      'session',
    ],
  ])('with %s decide as one', (_, layers, decision, kind) => {
    const made = decide(layers, aCall());
    expect([made.decision, made.layer?.kind]).toEqual([decision, kind]);
  });

  it.each<Caller>([service, web, anonymous])(
    'do not allow by identity policies where the caller has none: %j',
    (principal) => {
      expect(decide([layer('identity', allow())], aCall({ principal })).decision).toBe(
        'implicit-deny',
      );
    },
  );

  it('name the layer and the statement by its Sid', () => {
    const first = layer('identity', allow(put), allow({ Sid: 'Read' }));
    expect(decide([first], aCall())).toMatchObject({
      decision: 'allow',
      layer: { kind: 'identity', name: 'the identity policy' },
      statement: { id: 'Read', policy: 0, index: 1, statement: { Sid: 'Read' } },
    });
  });

  it('name a statement without a Sid by its place', () => {
    const denied = decide([layer('identity', allow(), deny())], aCall());
    expect(denied.statement?.id).toBe('Statement[1]');
  });

  it('name the Deny that applies for certain before one that might', () => {
    const odd = deny({ Sid: 'Odd', Condition: { StringSounds: { a: 'b' } } });
    expect(decide([layer('identity', odd, deny({ Sid: 'Sure' }))], aCall()).statement?.id).toBe(
      'Sure',
    );
  });

  it.each<readonly [Layer['kind'], unknown]>([
    ['resource', allow()],
    ['trust', allow()],
    ['identity', allow(everyone)],
    ['session', allow(everyone)],
    ['identity', allow({ Resource: undefined })],
    ['boundary', allow({ Resource: undefined })],
  ])('do not allow by a statement that a %s policy cannot have: %j', (kind, statement) => {
    const decision = decide([layer(kind, statement)], aCall());
    expect(decision.decision).toBe('implicit-deny');
    expect(decision.notModelled).toHaveLength(1);
  });
});

const ofResource = (principals: Readonly<Record<string, unknown>>, caller: Caller): string =>
  decide([layer('resource', allow(principals))], aCall({ principal: caller })).decision;

const owner: Caller = { ...ada, canonicalUser: 'c0ffee' };

describe('a resource policy', () => {
  it.each<readonly [Readonly<Record<string, unknown>>, string, Caller, boolean]>([
    [{ Principal: '*' }, 'a user', ada, true],
    [{ Principal: '*' }, 'an anonymous caller', anonymous, true],
    [{ Principal: { AWS: '*' } }, 'an anonymous caller', anonymous, true],
    [{ Principal: { AWS: `arn:aws:iam::${account}:user/ada` } }, 'the user', ada, true],
    [{ Principal: { AWS: `arn:aws:iam::${account}:user/bob` } }, 'another user', ada, false],
    [{ Principal: { AWS: `arn:aws:iam::${account}:user/*` } }, 'a wildcard in an ARN', ada, false],
    [{ Principal: { AWS: account } }, 'the account, which delegates', ada, false],
    [{ Principal: { AWS: root } }, 'the account as root, which delegates', ada, false],
    [
      { Principal: { AWS: [root, `arn:aws:iam::${account}:user/ada`] } },
      'the account and the user',
      ada,
      true,
    ],
    [{ Principal: { AWS: roleArn } }, 'a session of the role', session, true],
    [
      { Principal: { AWS: `arn:aws:sts::${account}:assumed-role/reader/ada` } },
      'the session',
      session,
      true,
    ],
    [
      { Principal: { AWS: `arn:aws:iam::${account}:role/other` } },
      'a session of another role',
      session,
      false,
    ],
    [{ Principal: { Service: 's3.amazonaws.com' } }, 'the service', service, true],
    [{ Principal: { Service: 's3.amazonaws.com' } }, 'a user', ada, false],
    [{ Principal: { AWS: root } }, 'a service', service, false],
    [{ Principal: { Federated: 'cognito-identity.amazonaws.com' } }, 'the provider', web, true],
    [{ Principal: { Federated: 'accounts.google.com' } }, 'another provider', web, false],
    [{ Principal: { CanonicalUser: 'c0ffee' } }, 'the canonical user', owner, true],
    [{ Principal: { CanonicalUser: 'decaf' } }, 'another canonical user', owner, false],
    [
      { NotPrincipal: { AWS: `arn:aws:iam::${account}:user/bob` } },
      'a user that is not listed',
      ada,
      true,
    ],
    [
      { NotPrincipal: { AWS: [root, `arn:aws:iam::${account}:user/ada`] } },
      'a user that is listed',
      ada,
      false,
    ],
    [
      { NotPrincipal: { AWS: `arn:aws:iam::${account}:user/ada` } },
      'a user listed without the account',
      ada,
      false,
    ],
    [{ NotPrincipal: '*' }, 'anyone', ada, false],
    [{ NotPrincipal: { Service: 's3.amazonaws.com' } }, 'the listed service', service, false],
    [
      { NotPrincipal: { Service: 'sns.amazonaws.com' } },
      'a service that is not listed',
      service,
      true,
    ],
  ])('with %j allows %s', (principals, _, caller, expected) => {
    expect(ofResource(principals, caller) === 'allow').toBe(expected);
  });

  it.each<readonly [string, object, Caller, Expected]>([
    [
      'lists the user and the account',
      { AWS: [root, `arn:aws:iam::${account}:user/ada`] },
      ada,
      'allow',
    ],
    ['lists the user only', { AWS: `arn:aws:iam::${account}:user/ada` }, ada, 'explicit-deny'],
    ['lists another user', { AWS: `arn:aws:iam::${account}:user/bob` }, ada, 'explicit-deny'],
    [
      'lists session, role and account',
      { AWS: [root, roleArn, `arn:aws:sts::${account}:assumed-role/reader/ada`] },
      session,
      'allow',
    ],
    ['lists role and account', { AWS: [root, roleArn] }, session, 'explicit-deny'],
  ])('with a Deny whose NotPrincipal %s', (_, NotPrincipal, principal, expected) => {
    const layers = [layer('identity', allow()), layer('resource', deny({ NotPrincipal }))];
    expect(decide(layers, aCall({ principal })).decision).toBe(expected);
  });

  it('that names the account grants what the identity policies allow', () => {
    const layers = [
      layer('identity', allow()),
      layer('resource', allow({ Principal: { AWS: root } })),
    ];
    expect(decide(layers, aCall()).decision).toBe('allow');
  });

  it.each<readonly [string, readonly Layer[], Expected]>([
    ['the identity policies', [layer('identity', allow())], 'implicit-deny'],
    ['the resource policy', [layer('resource', allow(everyone))], 'implicit-deny'],
    [
      'both',
      [layer('identity', allow()), layer('resource', allow({ Principal: { AWS: root } }))],
      'allow',
    ],
  ])('of another account needs an Allow on both sides, here in %s', (_, layers, expected) => {
    expect(decide(layers, aCall({ resourceAccount: otherAccount })).decision).toBe(expected);
    const resource = `arn:aws:sqs:eu-west-1:${otherAccount}:queue`;
    expect(decide(layers, aCall({ resource })).decision).toBe(expected);
  });
});

const assume = { Action: 'sts:AssumeRole', Resource: undefined };
const trusts = (Principal: unknown) => layer('trust', allow({ ...assume, Principal }));
const mayAssume = layer('identity', allow({ Action: 'sts:AssumeRole', Resource: roleArn }));

describe('a trust policy', () => {
  it.each<readonly [string, readonly Layer[], Caller, Expected]>([
    ['names the user', [trusts({ AWS: `arn:aws:iam::${account}:user/ada` })], ada, 'allow'],
    ['names the account', [trusts({ AWS: root })], ada, 'implicit-deny'],
    [
      'names the account whose identity policies allow',
      [trusts({ AWS: root }), mayAssume],
      ada,
      'allow',
    ],
    ['names another account', [trusts({ AWS: otherAccount }), mayAssume], ada, 'implicit-deny'],
    ['names a service', [trusts({ Service: 's3.amazonaws.com' })], service, 'allow'],
    ['names another service', [trusts({ Service: 'sns.amazonaws.com' })], service, 'implicit-deny'],
  ])('that %s decides on AssumeRole', (_, layers, principal, expected) => {
    const call = aCall({ principal, action: 'sts:AssumeRole', resource: roleArn });
    expect(decide(layers, call).decision).toBe(expected);
  });

  it.each([
    ['authenticated', 'allow'],
    ['unauthenticated', 'implicit-deny'],
  ])('of an identity pool lets %s identities in: %s', (amr, expected) => {
    const statement = allow({
      Action: 'sts:AssumeRoleWithWebIdentity',
      Resource: undefined,
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool' },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      },
    });
    const context = {
      'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool',
      'cognito-identity.amazonaws.com:amr': [amr, 'other'],
    };
    const call = {
      principal: web,
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: roleArn,
      context,
    };
    expect(decide([layer('trust', statement)], call).decision).toBe(expected);
  });
});
