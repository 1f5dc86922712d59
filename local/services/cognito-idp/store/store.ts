import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Collection } from '../../../store/collection.ts';
import { Journal } from '../../../store/journal.ts';
import type { NamesOf } from '../../../store/name-index.ts';
import { restoreFrom } from '../../../store/restore.ts';
import type {
  ClientRecord,
  CodeRecord,
  DomainRecord,
  GroupRecord,
  IdentityProviderRecord,
  PoolRecord,
  RefreshTokenRecord,
  ResourceServerRecord,
  RevocationRecord,
  SessionRecord,
  TokenSessionRecord,
  UserRecord,
} from './records.ts';
import { userNames } from './user-names.ts';

/** The user pool's data. Every change is in the journal before it can be read. */
export type Store = {
  readonly pools: Collection<PoolRecord>;
  readonly clients: Collection<ClientRecord>;
  readonly users: Collection<UserRecord>;
  readonly groups: Collection<GroupRecord>;
  readonly resourceServers: Collection<ResourceServerRecord>;
  readonly domains: Collection<DomainRecord>;
  readonly identityProviders: Collection<IdentityProviderRecord>;
  readonly codes: Collection<CodeRecord>;
  readonly sessions: Collection<SessionRecord>;
  readonly refreshTokens: Collection<RefreshTokenRecord>;
  readonly tokenSessions: Collection<TokenSessionRecord>;
  readonly revocations: Collection<RevocationRecord>;
  /** Private keys that sign tokens, as JWK, one a pool. */
  readonly signingKeys: Collection<object>;
  close(): void;
};

/** Opens the store in a directory (created if missing, readable only by its owner), or in memory. */
export const openStore = (directory?: string): Store => {
  if (directory !== undefined) mkdirSync(directory, { recursive: true, mode: 0o700 });
  const journal =
    directory === undefined ? undefined : new Journal(join(directory, 'user-pool.journal'));
  const collection = <T extends object>(name: string, namesOf?: NamesOf<T>) =>
    new Collection<T>((key, value) => journal?.append([name, key, value]), namesOf);
  const collections = {
    pools: collection<PoolRecord>('pools'),
    clients: collection<ClientRecord>('clients'),
    users: collection<UserRecord>('users', userNames),
    groups: collection<GroupRecord>('groups'),
    resourceServers: collection<ResourceServerRecord>('resourceServers'),
    domains: collection<DomainRecord>('domains'),
    identityProviders: collection<IdentityProviderRecord>('identityProviders'),
    codes: collection<CodeRecord>('codes'),
    sessions: collection<SessionRecord>('sessions'),
    refreshTokens: collection<RefreshTokenRecord>('refreshTokens'),
    tokenSessions: collection<TokenSessionRecord>('tokenSessions'),
    revocations: collection<RevocationRecord>('revocations'),
    signingKeys: collection<object>('signingKeys'),
  };
  if (journal !== undefined) restoreFrom(journal, collections);
  return { ...collections, close: () => journal?.close() };
};
