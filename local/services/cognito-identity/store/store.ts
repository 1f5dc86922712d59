import type { Collection } from '../../../store/collection.ts';
import type { NamesOf } from '../../../store/name-index.ts';
import { openJournal } from '../../../store/open-journal.ts';
import type { IdentityRecord, LinkedLogin, PoolRecord } from './records.ts';

/** The data of the identity pools. Every change is in the journal before it can be read. */
export type Store = {
  readonly pools: Collection<PoolRecord>;
  readonly identities: Collection<IdentityRecord>;
  /** The private key that signs the tokens of identities, as JWK. */
  readonly signingKeys: Collection<object>;
  close(): void;
};

/** A user of a provider in a pool. Subjects keep their case: providers distinguish it. */
export const loginInPool = (poolId: string, { provider, subject }: LinkedLogin): string =>
  JSON.stringify([poolId, provider, subject]);

const loginNames: NamesOf<IdentityRecord> = ({ poolId, logins }) =>
  logins.map((login) => loginInPool(poolId, login));

/** Opens the store in a directory (created if missing, readable only by its owner), or in memory. */
export const openStore = (directory?: string): Store => {
  const { collection, restore, close } = openJournal(directory, 'identity-pool.journal');
  const collections = {
    pools: collection<PoolRecord>('pools'),
    identities: collection<IdentityRecord>('identities', loginNames),
    signingKeys: collection<object>('signingKeys'),
  };
  restore(collections);
  return { ...collections, close };
};
