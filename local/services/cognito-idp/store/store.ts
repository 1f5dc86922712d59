import type { Collection } from '../../../store/collection.ts';
import { openJournal } from '../../../store/open-journal.ts';
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
  const { collection, restore, close } = openJournal(directory, 'user-pool.journal');
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
  restore(collections);
  return { ...collections, close };
};
