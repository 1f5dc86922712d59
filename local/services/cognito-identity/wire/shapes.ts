import type { IdentityRecord, PoolRecord } from '../store/records.ts';

/** Records as the API returns them: times are seconds since 1970. */
const seconds = (ms: number): number => ms / 1000;

/** IdentityDescription. */
export const identityShape = ({ id, logins, createdAt, modifiedAt }: IdentityRecord) => ({
  IdentityId: id,
  Logins: logins.map(({ provider }) => provider),
  CreationDate: seconds(createdAt),
  LastModifiedDate: seconds(modifiedAt),
});

/** IdentityPool. */
export const poolShape = ({ id, properties }: PoolRecord) => ({
  IdentityPoolId: id,
  ...properties,
});
