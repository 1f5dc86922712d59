import { chosenFactors } from '../store/factor-choices.ts';
import type {
  ClientRecord,
  GroupRecord,
  IdentityProviderRecord,
  IdentityRecord,
  PoolRecord,
  ResourceServerRecord,
  UserRecord,
} from '../store/records.ts';

/** Records as the API returns them: times are seconds since 1970. */
const seconds = (ms: number): number => ms / 1000;

/** `identities` of a linked or federated user: a JSON text (guide: attribute mapping). */
const identitiesText = (identities: readonly IdentityRecord[]): string =>
  JSON.stringify(identities);

/** Attributes by name and value, `sub` first. */
const attributeList = (user: UserRecord): { Name: string; Value: string }[] => [
  { Name: 'sub', Value: user.sub },
  ...Object.entries(user.attributes).map(([Name, Value]) => ({ Name, Value })),
  ...(user.identities.length === 0
    ? []
    : [{ Name: 'identities', Value: identitiesText(user.identities) }]),
];

/** UserType, of AdminCreateUser and ListUsers. */
export const userShape = (user: UserRecord) => ({
  Username: user.username,
  Attributes: attributeList(user),
  UserCreateDate: seconds(user.createdAt),
  UserLastModifiedDate: seconds(user.modifiedAt),
  Enabled: user.enabled,
  UserStatus: user.status,
});

/** AdminGetUser's response. */
export const userDetails = (user: UserRecord) => {
  const { Attributes, ...rest } = userShape(user);
  return { ...rest, UserAttributes: Attributes, ...chosenFactors(user) };
};

/** GroupType. */
export const groupShape = (group: GroupRecord) => ({
  GroupName: group.name,
  UserPoolId: group.poolId,
  ...(group.description === undefined ? {} : { Description: group.description }),
  ...(group.roleArn === undefined ? {} : { RoleArn: group.roleArn }),
  ...(group.precedence === undefined ? {} : { Precedence: group.precedence }),
  CreationDate: seconds(group.createdAt),
  LastModifiedDate: seconds(group.modifiedAt),
});

/** IdentityProviderType. */
export const identityProviderShape = (provider: IdentityProviderRecord) => ({
  ...provider.properties,
  CreationDate: seconds(provider.createdAt),
  LastModifiedDate: seconds(provider.modifiedAt),
});

/** ResourceServerType. */
export const resourceServerShape = (server: ResourceServerRecord) => ({
  UserPoolId: server.poolId,
  Identifier: server.identifier,
  Name: server.name,
  ...(server.scopes === undefined ? {} : { Scopes: server.scopes }),
});

/** UserPoolType. */
export const poolShape = (pool: PoolRecord, users: number) => ({
  ...pool.properties,
  EstimatedNumberOfUsers: users,
  CreationDate: seconds(pool.createdAt),
  LastModifiedDate: seconds(pool.modifiedAt),
});

/** UserPoolClientType. */
export const clientShape = (client: ClientRecord) => ({
  ...client.properties,
  ...(client.secrets[0] === undefined ? {} : { ClientSecret: client.secrets[0].value }),
  CreationDate: seconds(client.createdAt),
  LastModifiedDate: seconds(client.modifiedAt),
});
