import type { IdentityPool, RoleMapping } from '@aws-sdk/client-cognito-identity';

export type PrincipalTagMap = {
  readonly useDefaults: boolean;
  /** Tag by claim, as the API has it: the key is the tag's, the value the claim's name. */
  readonly tags: Readonly<Record<string, string>>;
};

/** An identity pool: the members of DescribeIdentityPool and what the Set operations add. */
export type PoolRecord = {
  readonly id: string;
  /** Whether template.yaml declares it. */
  readonly declared: boolean;
  readonly properties: Omit<IdentityPool, 'IdentityPoolId'>;
  /** ARNs by `authenticated` and `unauthenticated`. */
  readonly roles: Readonly<Record<string, string>>;
  /** By `<provider>` or `<provider>:<client id>`. */
  readonly roleMappings: Readonly<Record<string, RoleMapping>>;
  /** By provider. */
  readonly tagMaps: Readonly<Record<string, PrincipalTagMap>>;
};

/** A user of a provider. */
export type LinkedLogin = { readonly provider: string; readonly subject: string };

/** Times in milliseconds. */
export type IdentityRecord = {
  readonly id: string;
  readonly poolId: string;
  /** Empty for a guest. Users of the developer provider are logins of its name. */
  readonly logins: readonly LinkedLogin[];
  /** The identity that a guest became; it is then disabled. */
  readonly mergedInto?: string;
  /** Whether its last login was unlinked: it can no longer be entered (API reference: UnlinkIdentity). */
  readonly closed?: boolean;
  readonly createdAt: number;
  readonly modifiedAt: number;
};
