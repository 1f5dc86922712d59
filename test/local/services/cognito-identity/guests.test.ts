import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '#shared/iam/decide/decide.ts';
import {
  startIdentityPools,
  type TestIdentityPools,
} from '../../../support/identity/identity-pools.ts';

let pools: TestIdentityPools;

beforeAll(async () => {
  pools = await startIdentityPools({ parameterOverrides: { GuestAccess: 'yes' } });
});

afterAll(() => pools.stop());

const newGuest = async () =>
  (await pools.identities.getId({ IdentityPoolId: pools.identityPoolId })).IdentityId ?? '';

const principalOf = async (IdentityId: string) => {
  const { Credentials } = await pools.identities.getCredentialsForIdentity({ IdentityId });
  const found = pools.keys.find(Credentials?.AccessKeyId ?? '')?.principal;
  if (found === undefined) throw new Error('no key');
  return found;
};

const mayCall = async (action: string, resource: string) => {
  const { layers, context, arn, account, roleArn } = await principalOf(await newGuest());
  return decide(layers, {
    principal: { kind: 'aws', arn, account, roleArn },
    action,
    resource,
    context,
    resourceAccount: account,
  });
};

describe('guests', () => {
  it('each GetId without logins makes a new guest', async () => {
    expect(await newGuest()).not.toBe(await newGuest());
  });

  it("a guest gets the guest's role, limited by Cognito's session policy", async () => {
    const principal = await principalOf(await newGuest());

    expect(principal.roleArn).toBe('arn:aws:iam::123456789012:role/GuestRole');
    expect(principal.layers.map(({ kind }) => kind)).toEqual(['identity', 'session']);
    expect(principal.context).toMatchObject({
      'cognito-identity.amazonaws.com:amr': ['unauthenticated'],
    });
  });

  it('a guest may read public files and nothing else', async () => {
    const read = await mayCall('s3:GetObject', 'arn:aws:s3:::UserFilesBucket/public/a.txt');
    const write = await mayCall('s3:PutObject', 'arn:aws:s3:::UserFilesBucket/public/a.txt');

    expect(read.decision).toBe('allow');
    expect(write.decision).toBe('implicit-deny');
  });

  it('the session policy stops what the role would allow', async () => {
    const { layers, ...principal } = await principalOf(await newGuest());
    const everything = {
      kind: 'identity',
      name: 'all',
      policies: [
        {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['*'], Resource: ['*'] }],
        },
      ],
    } as const;
    const ask = (action: string) =>
      decide([everything, ...layers], {
        principal: { kind: 'aws', ...principal },
        action,
        resource: '*',
        context: principal.context,
      }).decision;

    expect(ask('iam:CreateUser')).toBe('implicit-deny');
    expect(ask('ec2:RunInstances')).toBe('implicit-deny');
    // One of the two documents is enough.
    expect(ask('s3:PutObject')).toBe('allow');
    expect(ask('rum:PutRumEvents')).toBe('allow');
  });

  it('a guest may not choose a role', async () => {
    const IdentityId = await newGuest();
    const CustomRoleArn = 'arn:aws:iam::123456789012:role/SignedInRole';

    await expect(
      pools.identities.getCredentialsForIdentity({ IdentityId, CustomRoleArn }),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('a guest who signs up keeps the identity', async () => {
    const IdentityId = await newGuest();
    const Logins = await pools.newLogins();

    const got = await pools.identities.getCredentialsForIdentity({ IdentityId, Logins });
    const later = await pools.identities.getId({ IdentityPoolId: pools.identityPoolId, Logins });

    expect(got.IdentityId).toBe(IdentityId);
    expect(later.IdentityId).toBe(IdentityId);
  });

  it('a guest who signs in as a known user becomes that user', async () => {
    const IdentityPoolId = pools.identityPoolId;
    const Logins = await pools.newLogins();
    const known = await pools.identities.getId({ IdentityPoolId, Logins });
    const IdentityId = await newGuest();

    const got = await pools.identities.getCredentialsForIdentity({ IdentityId, Logins });

    expect(got.IdentityId).toBe(known.IdentityId);
    await expect(pools.identities.getCredentialsForIdentity({ IdentityId })).rejects.toMatchObject({
      message: `Access to Identity '${IdentityId}' is forbidden.`,
    });
    const { Identities = [] } = await pools.identities.listIdentities({
      IdentityPoolId,
      MaxResults: 60,
      HideDisabled: true,
    });
    expect(Identities.map((one) => one.IdentityId)).not.toContain(IdentityId);
  });
});
