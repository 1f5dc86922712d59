import { afterEach, describe, expect, it } from 'vitest';
import { diagnose } from '../../../cli/doctor/diagnose.ts';
import type { Facts } from '../../../cli/doctor/facts.ts';
import { readFacts } from '../../../cli/doctor/read-facts.ts';
import { localCredentials } from '../../../local/identity.ts';
import {
  aTrust,
  guestRole,
  healthyFacts,
  identityPoolId,
  signedInRole,
  userPoolId,
} from '../../support/doctor/healthy-facts.ts';
import {
  type Script,
  type ScriptedAws,
  startScriptedAws,
} from '../../support/services/scripted-aws.ts';

const healthyPool = healthyFacts.identityPool;
const trigger = 'arn:aws:lambda:eu-central-1:123456789012:function:Trigger';

const roleXml = (amr: string) =>
  `<Role><RoleName>r</RoleName><Arn>a</Arn><AssumeRolePolicyDocument>${encodeURIComponent(
    JSON.stringify(aTrust(amr)),
  )}</AssumeRolePolicyDocument></Role>`;

/** An account in which everything may be read. */
const account: Script = {
  DescribeUserPool: () => ({
    UserPool: {
      ...healthyFacts.pool,
      LambdaConfig: {
        PreSignUp: trigger,
        PostConfirmation: trigger,
        CreateAuthChallenge: trigger,
        KMSKeyID: 'arn:aws:kms:eu-central-1:123456789012:key/1',
        PreTokenGeneration: 'arn:aws:lambda:eu-central-1:123456789012:function:Old',
        PreTokenGenerationConfig: { LambdaArn: trigger, LambdaVersion: 'V2_0' },
      },
    },
  }),
  GetUserPoolMfaConfig: () => ({ MfaConfiguration: 'OFF' }),
  ListUserPoolClients: ({ NextToken }) =>
    NextToken === undefined
      ? { UserPoolClients: [{ ClientId: 'first' }], NextToken: 'more' }
      : { UserPoolClients: [{ ClientId: 'second' }] },
  DescribeUserPoolClient: ({ ClientId }) => ({
    UserPoolClient: { ClientId, ClientSecret: 'hush' },
  }),
  ListIdentityProviders: () => ({ Providers: [{ ProviderName: 'Corp', ProviderType: 'OIDC' }] }),
  DescribeIdentityProvider: () => ({
    IdentityProvider: {
      ProviderType: 'OIDC',
      ProviderDetails: { oidc_issuer: 'https://id.example.com', client_secret: 'hush' },
      AttributeMapping: { email: 'email' },
    },
  }),
  GetPolicy: () => ({ Policy: '{"Statement":[]}' }),
  GetFunctionConfiguration: () => ({ Environment: { Variables: { CHALLENGES_TABLE: 'codes' } } }),
  DescribeTable: ({ TableName }) => ({ Table: { TableName } }),
  DescribeTimeToLive: () => ({ TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED' } }),
  GetWebACLForResource: () => ({}),
  DescribeIdentityPool: () => healthyPool?.description ?? {},
  GetIdentityPoolRoles: () => ({
    Roles: { authenticated: signedInRole, unauthenticated: guestRole },
    RoleMappings: {},
  }),
  GetPrincipalTagAttributeMap: () => ({ PrincipalTags: { tenant: 'tenant' } }),
  GetRole: ({ RoleName }) => ({
    xml: roleXml(RoleName === 'Guest' ? 'unauthenticated' : 'authenticated'),
  }),
  ListRolePolicies: () => ({
    xml: '<PolicyNames><member>inline</member></PolicyNames><IsTruncated>false</IsTruncated>',
  }),
  ListAttachedRolePolicies: () => ({
    xml: '<AttachedPolicies><member><PolicyName>attached</PolicyName></member></AttachedPolicies><IsTruncated>false</IsTruncated>',
  }),
};

const doubles: ScriptedAws[] = [];

const look = async (
  script: Script,
  named: { readonly clientId?: string; readonly identityPoolId?: string } = { identityPoolId },
): Promise<{ readonly facts: Facts; readonly calls: readonly string[] }> => {
  const double = await startScriptedAws(script);
  doubles.push(double);
  const facts = await readFacts(
    {
      region: 'eu-central-1',
      endpoint: double.url,
      credentials: localCredentials,
    },
    {
      userPoolId,
      region: 'eu-central-1',
      clientId: named.clientId,
      identityPoolId: named.identityPoolId,
    },
  );
  return { facts, calls: double.calls };
};

afterEach(async () => {
  await Promise.all(doubles.splice(0).map((double) => double.stop()));
});

describe('what the doctor reads', () => {
  it('reads clients over all pages, providers, triggers, roles and the table', async () => {
    const { facts } = await look(account);

    expect(facts.unread).toEqual([]);
    expect(facts.clients.map(({ ClientId }) => ClientId)).toEqual(['first', 'second']);
    expect(facts.providers).toEqual([
      { name: 'Corp', type: 'OIDC', issuer: 'https://id.example.com', mapping: { email: 'email' } },
    ]);
    expect(facts.triggers.map(({ trigger: name, policy }) => [name, policy])).toEqual([
      ['PreSignUp', '{"Statement":[]}'],
      ['PostConfirmation', '{"Statement":[]}'],
      ['CreateAuthChallenge', '{"Statement":[]}'],
      ['PreTokenGeneration', '{"Statement":[]}'],
    ]);
    expect(facts.triggers.every(({ functionArn }) => functionArn === trigger)).toBe(true);
    expect(facts.webAcl).toBe('');
    expect(facts.challengesTable).toEqual({
      description: expect.objectContaining({ TableName: 'codes' }),
      timeToLive: 'ENABLED',
    });
    expect(facts.identityPool?.roleFacts).toEqual([
      {
        arn: guestRole,
        use: 'guest',
        exists: true,
        trust: aTrust('unauthenticated'),
        policies: ['inline', 'attached'],
      },
      { arn: signedInRole, use: 'signed-in', exists: true, trust: aTrust('authenticated') },
    ]);
  });

  it('keeps a trust policy that cannot be decoded, so that it is a finding', async () => {
    const GetRole = () => ({
      xml: '<Role><AssumeRolePolicyDocument>%7B%</AssumeRolePolicyDocument></Role>',
    });

    const { facts } = await look({ ...account, GetRole });

    expect(facts.identityPool?.roleFacts.map(({ trust }) => trust)).toEqual(['%7B%', '%7B%']);
    expect(diagnose(facts).map(({ id }) => id)).toContain('trust-unclear');
  });

  it('calls nothing that writes', async () => {
    const { calls } = await look(account);

    expect(calls.length).toBeGreaterThan(20);
    expect(calls.filter((name) => !/^(Describe|Get|List)/.test(name))).toEqual([]);
  });

  it('keeps no secret of a client or a provider', async () => {
    const { facts } = await look(account);

    expect(JSON.stringify(facts)).not.toContain('hush');
  });

  it('says of every refused reading what therefore was not looked at', async () => {
    const { DescribeUserPool, GetIdentityPoolRoles, DescribeIdentityPool } = account;
    if (!DescribeUserPool || !GetIdentityPoolRoles || !DescribeIdentityPool) throw new Error();

    const { facts } = await look({ DescribeUserPool, GetIdentityPoolRoles, DescribeIdentityPool });

    const notes = diagnose(facts).filter(({ id }) => id === 'not-looked-at');
    const actions = notes.map(({ reason }) => /at: (\S+) answered AccessDenied/.exec(reason)?.[1]);
    expect(actions.toSorted()).toEqual([
      'cognito-identity:GetPrincipalTagAttributeMap',
      'cognito-idp:GetUserPoolMfaConfig',
      'cognito-idp:ListIdentityProviders',
      'cognito-idp:ListUserPoolClients',
      'iam:GetRole',
      'lambda:GetFunctionConfiguration',
      'lambda:GetPolicy',
      'wafv2:GetWebACLForResource',
    ]);
    expect(notes.every(({ severity }) => severity === 'note')).toBe(true);
  });

  it('judges nothing of a role or a permission that it could not read', async () => {
    const { GetRole, GetPolicy, ListRolePolicies, ...rest } = account;

    const { facts } = await look(rest);

    const ids = diagnose(facts).map(({ id }) => id);
    expect(ids.filter((id) => /^(trust|trigger|role)-/.test(id))).toEqual([]);
  });

  it('takes a function without a resource policy for one that Cognito may not call', async () => {
    const { facts } = await look({
      ...account,
      GetPolicy: () => ({ error: 'ResourceNotFoundException' }),
    });

    expect(diagnose(facts).map(({ id }) => id)).toContain('trigger-not-permitted');
    expect(facts.unread).toEqual([]);
  });

  it('finds a role that does not exist any more', async () => {
    const { facts } = await look({ ...account, GetRole: () => ({ error: 'NoSuchEntity' }) });

    expect(diagnose(facts).map(({ id }) => id)).toContain('role-missing');
  });

  it('says so when the environment that names the table could not be decrypted', async () => {
    const { facts } = await look({
      ...account,
      GetFunctionConfiguration: () => ({ Environment: { Error: { ErrorCode: 'AccessDenied' } } }),
    });

    const abouts = ['settings of PreSignUp', 'the challenges table'];
    expect(facts.unread).toEqual(
      abouts.map((about) => ({
        action: 'lambda:GetFunctionConfiguration',
        about,
        why: 'NotDecrypted',
      })),
    );
  });

  it('looks at one client where one is named, and at no identity pool where none is', async () => {
    const { facts, calls } = await look(account, { clientId: 'second' });

    expect(facts.clients.map(({ ClientId }) => ClientId)).toEqual(['second']);
    expect(calls).not.toContain('ListUserPoolClients');
    expect(calls).not.toContain('DescribeIdentityPool');
  });

  it('throws without the pool itself: there is nothing to judge', async () => {
    await expect(look({})).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
