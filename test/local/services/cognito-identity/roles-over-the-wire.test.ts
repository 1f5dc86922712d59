import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startIdentityPools,
  type TestIdentityPools,
} from '../../../support/identity/identity-pools.ts';

let pools: TestIdentityPools;

beforeAll(async () => {
  pools = await startIdentityPools({ parameterOverrides: { GuestAccess: 'yes' } });
});

afterAll(() => pools.stop());

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

const mappingKey = () => `${pools.provider}:${pools.clientId}`;

const groupOf = async (Username: string, RoleArn: string) => {
  const GroupName = `group-${Username}`;
  const UserPoolId = pools.userPoolId;
  await pools.cognito.createGroup({ UserPoolId, GroupName, RoleArn, Precedence: 1 });
  await pools.cognito.adminAddUserToGroup({ UserPoolId, GroupName, Username });
};

const credentialsOf = async (Username: string, CustomRoleArn?: string) => {
  const { IdToken = '' } = await pools.signIn(Username);
  const Logins = { [pools.provider]: IdToken };
  const { IdentityId } = await pools.identities.getId({
    IdentityPoolId: pools.identityPoolId,
    Logins,
  });
  const { Credentials } = await pools.identities.getCredentialsForIdentity({
    IdentityId,
    Logins,
    ...(CustomRoleArn === undefined ? {} : { CustomRoleArn }),
  });
  return pools.keys.find(Credentials?.AccessKeyId ?? '')?.principal;
};

const invalidConfiguration = {
  name: 'InvalidIdentityPoolConfigurationException',
  message: 'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
};

describe('roles and trust', () => {
  it('roles and mappings are those of the template', async () => {
    const IdentityPoolId = pools.identityPoolId;

    expect(await pools.identities.getIdentityPoolRoles({ IdentityPoolId })).toMatchObject({
      Roles: { authenticated: role('SignedInRole'), unauthenticated: role('GuestRole') },
      RoleMappings: {
        [mappingKey()]: { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' },
      },
    });
  });

  it("a group's role that the template does not have is refused, as is one that trusts only Lambda", async () => {
    const [editor, courier] = [await pools.newUser(), await pools.newUser()];
    await groupOf(editor, role('Editors'));
    // A function's role trusts lambda.amazonaws.com only.
    await groupOf(courier, role('CodeDeliveryFunctionRole'));

    await expect(credentialsOf(editor)).rejects.toMatchObject(invalidConfiguration);
    await expect(credentialsOf(courier)).rejects.toMatchObject(invalidConfiguration);
  });

  it('a signed-in user does not get the role of guests: its trust asks for another amr', async () => {
    const Username = await pools.newUser();
    await groupOf(Username, role('GuestRole'));

    await expect(credentialsOf(Username)).rejects.toMatchObject(invalidConfiguration);
  });

  it("a group's role that trusts the pool is taken", async () => {
    const Username = await pools.newUser();
    await groupOf(Username, role('SignedInRole'));

    expect((await credentialsOf(Username))?.roleArn).toBe(role('SignedInRole'));
    expect((await credentialsOf(Username, role('SignedInRole')))?.roleArn).toBe(
      role('SignedInRole'),
    );
    await expect(credentialsOf(Username, role('GuestRole'))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });

  it('another identity pool cannot open the roles of this one', async () => {
    const { IdentityPoolId } = await pools.identities.createIdentityPool({
      IdentityPoolName: 'other',
      AllowUnauthenticatedIdentities: true,
    });
    await pools.identities.setIdentityPoolRoles({
      IdentityPoolId,
      Roles: { unauthenticated: role('GuestRole') },
    });
    const { IdentityId } = await pools.identities.getId({ IdentityPoolId });

    await expect(pools.identities.getCredentialsForIdentity({ IdentityId })).rejects.toMatchObject(
      invalidConfiguration,
    );
  });

  it('Deny refuses a token without roles, in the words of Cognito', async () => {
    const IdentityPoolId = pools.identityPoolId;
    const before = await pools.identities.getIdentityPoolRoles({ IdentityPoolId });
    await pools.identities.setIdentityPoolRoles({
      IdentityPoolId,
      Roles: before.Roles,
      RoleMappings: { [mappingKey()]: { Type: 'Token', AmbiguousRoleResolution: 'Deny' } },
    });

    await expect(credentialsOf(await pools.newUser())).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: `The ambiguous role mapping rules for: ${mappingKey()} denied this request.`,
    });
    const { Roles, RoleMappings } = before;
    await pools.identities.setIdentityPoolRoles({ IdentityPoolId, Roles, RoleMappings });
  });

  it('the tag map is that of the template, and tags that break the grammar open no session', async () => {
    const IdentityPoolId = pools.identityPoolId;
    const IdentityProviderName = pools.provider;
    const asked = { IdentityPoolId, IdentityProviderName };

    expect(await pools.identities.getPrincipalTagAttributeMap(asked)).toMatchObject({
      UseDefaults: false,
      PrincipalTags: { tenant: 'tenant' },
    });
    // `cognito:username` is fine as a value; a tag's key may not begin with aws:.
    await pools.identities.setPrincipalTagAttributeMap({
      ...asked,
      PrincipalTags: { 'aws:tenant': 'sub' },
    });
    await expect(credentialsOf(await pools.newUser())).rejects.toMatchObject(invalidConfiguration);
    await pools.identities.setPrincipalTagAttributeMap({
      ...asked,
      PrincipalTags: { tenant: 'sub' },
    });
    const principal = await credentialsOf(await pools.newUser());
    expect(principal?.context['aws:PrincipalTag/tenant']).toMatch(/^[0-9a-f-]{36}$/);
    await pools.identities.setPrincipalTagAttributeMap({
      ...asked,
      PrincipalTags: { tenant: 'tenant' },
    });
  });

  it('settings are changed with a signature only', async () => {
    const input = { IdentityPoolId: pools.identityPoolId, Roles: {} };

    expect(await responseTo('SetIdentityPoolRoles', input)).toMatchObject({
      __type: 'MissingAuthenticationTokenException',
    });
  });

  it('an operation that the local identity pool does not have is refused by its name', async () => {
    expect(await responseTo('GetPaid', {})).toEqual({
      __type: 'UnknownOperationException',
      message: 'The local identity pool does not have GetPaid',
    });
  });
});

/** The response to a call without a signature. */
async function responseTo(operation: string, input: object): Promise<unknown> {
  const response = await fetch(pools.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityService.${operation}`,
    },
    body: JSON.stringify(input),
  });
  return response.json();
}
