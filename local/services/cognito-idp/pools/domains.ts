import { createHash } from 'node:crypto';
import type { Service } from '../service.ts';
import { ofPool } from '../store/in-pool.ts';
import type { DomainRecord, PoolRecord } from '../store/records.ts';
import { CognitoError, invalidParameter } from '../wire/cognito-error.ts';

export const domainsOf = ({ store }: Service, pool: PoolRecord): readonly DomainRecord[] =>
  ofPool(store.domains, pool);

/** @throws {CognitoError} InvalidParameterException where the domain, or the pool's domain of that kind, is taken */
export const checkNewDomain = (
  service: Service,
  pool: PoolRecord,
  { domain, settings }: Pick<DomainRecord, 'domain' | 'settings'>,
): void => {
  if (service.store.domains.get(domain) !== undefined) {
    throw invalidParameter('Domain already associated with another user pool.');
  }
  const isCustom = settings.CustomDomainConfig !== undefined;
  const own = domainsOf(service, pool);
  if (!own.some((other) => (other.settings.CustomDomainConfig !== undefined) === isCustom)) return;
  throw invalidParameter('User pool already has a domain configured.');
};

/** @throws {CognitoError} ResourceNotFoundException where the pool does not have the domain */
export const requireDomain = (
  { store }: Service,
  pool: PoolRecord,
  domain: string,
): DomainRecord => {
  const found = store.domains.get(domain);
  if (found?.poolId === pool.id) return found;
  throw new CognitoError('ResourceNotFoundException', `Domain ${domain} does not exist.`);
};

export const saveDomain = ({ store }: Service, record: DomainRecord): DomainRecord =>
  store.domains.put(record.domain, record);

/** A name in the form of CloudFront's. No distribution stands behind it. */
export const distributionOf = ({ domain }: DomainRecord): string =>
  `${createHash('sha256').update(domain).digest('hex').slice(0, 14)}.cloudfront.net`;
