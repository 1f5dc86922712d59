import {
  type CognitoIdentityClient,
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  GetPrincipalTagAttributeMapCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  GetRoleCommand,
  type IAMClient,
  NoSuchEntityException,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import type { IdentityPoolFacts, RoleFacts } from '../facts.ts';
import { roleName } from '../fix.ts';
import type { Look } from './look.ts';

type Clients = { readonly identity: CognitoIdentityClient; readonly iam: IAMClient };

const policyNames = async (client: IAMClient, RoleName: string): Promise<readonly string[]> => {
  const names: string[] = [];
  for await (const page of paginateListRolePolicies({ client }, { RoleName })) {
    names.push(...(page.PolicyNames ?? []));
  }
  for await (const page of paginateListAttachedRolePolicies({ client }, { RoleName })) {
    names.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyName }) => PolicyName ?? []));
  }
  return names;
};

/** IAM returns trust policies URL-encoded. What cannot be decoded stays as it is, and is no policy then. */
const trustOf = (encoded = ''): unknown => {
  try {
    return JSON.parse(decodeURIComponent(encoded));
  } catch {
    return encoded;
  }
};

type Trust = Pick<RoleFacts, 'trust' | 'exists'>;

const readTrust = async (iam: IAMClient, RoleName: string): Promise<Trust> => {
  try {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    return { trust: trustOf(Role?.AssumeRolePolicyDocument), exists: true };
  } catch (error) {
    if (error instanceof NoSuchEntityException) return { trust: undefined, exists: false };
    throw error;
  }
};

const readRole = async (
  iam: IAMClient,
  arn: string,
  use: RoleFacts['use'],
  look: Look,
): Promise<RoleFacts> => {
  const name = roleName(arn);
  const about = `role ${arn}`;
  const trust = await look('iam:GetRole', about, () => readTrust(iam, name));
  const guest = use === 'guest' && trust?.exists === true;
  const policies = guest
    ? await look('iam:ListRolePolicies', about, () => policyNames(iam, name))
    : undefined;
  return { arn, use, trust: undefined, exists: true, ...trust, policies };
};

/** Every role that can be had here: the two of the pool, and those of rules. */
const rolesOf = ({
  Roles = {},
  RoleMappings = {},
}: NonNullable<IdentityPoolFacts['roles']>): ReadonlyMap<string, RoleFacts['use']> => {
  const byRule = Object.values(RoleMappings).flatMap(
    ({ RulesConfiguration }) => RulesConfiguration?.Rules ?? [],
  );
  const signedIn = [Roles.authenticated, ...byRule.map(({ RoleARN }) => RoleARN)];
  return new Map([
    ...(Roles.unauthenticated === undefined ? [] : [[Roles.unauthenticated, 'guest'] as const]),
    ...signedIn.flatMap((arn) => (arn === undefined ? [] : [[arn, 'signed-in'] as const])),
  ]);
};

/** The identity pool with its roles and the tags that it makes of this user pool's tokens. */
export const readIdentityPool = async (
  { identity, iam }: Clients,
  IdentityPoolId: string,
  provider: string,
  look: Look,
): Promise<IdentityPoolFacts | undefined> => {
  const about = `identity pool ${IdentityPoolId}`;
  const description = await look('cognito-identity:DescribeIdentityPool', about, () =>
    identity.send(new DescribeIdentityPoolCommand({ IdentityPoolId })),
  );
  if (description === undefined) return undefined;
  const roles = await look('cognito-identity:GetIdentityPoolRoles', `roles of ${about}`, () =>
    identity.send(new GetIdentityPoolRolesCommand({ IdentityPoolId })),
  );
  const tags = await look(
    'cognito-identity:GetPrincipalTagAttributeMap',
    `principal tags of ${about}`,
    () =>
      identity.send(
        new GetPrincipalTagAttributeMapCommand({ IdentityPoolId, IdentityProviderName: provider }),
      ),
  );
  const roleFacts: RoleFacts[] = [];
  for (const [arn, use] of rolesOf(roles ?? {})) {
    roleFacts.push(await readRole(iam, arn, use, look));
  }
  return { description, roles, tags, roleFacts };
};
