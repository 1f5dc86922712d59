/** `active` signs in; `suspended` gets no tokens, on refresh either. */
export type ProfileStatus = 'active' | 'suspended';

/**
 * What the suite keeps of a user, server-owned: no client can write it. One row of ProfilesTable.
 * No address, no name.
 */
export type Profile = {
  /** The user's `sub`. */
  readonly userId: string;
  readonly status: ProfileStatus;
  readonly roles: readonly string[];
  readonly tenant?: string;
  readonly plan?: string;
  /** BCP 47 tag, as the user's `locale` attribute had it. */
  readonly locale?: string;
  /**
   * How the user came: `sign-up`; the identity provider's name; or `sign-in`, when the row was made at the first one
   * (made by an administrator, or older than the suite).
   */
  readonly origin: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Who changed it last, as `profile --by` says; missing while only functions have written it. */
  readonly updatedBy?: string;
  /** Rises by one a change. */
  readonly version: number;
  /** Stored values of the fields of `extensions/claims.ts`, which checks their types: each is a column of its own. */
  readonly own?: Readonly<Record<string, unknown>>;
};
