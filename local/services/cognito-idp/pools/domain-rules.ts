import type { DomainRecord, PoolRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/cognito-error.ts';
import { checkFeature } from './settings/tiers.ts';

/** The texts of this file are those of field reports and of cdk-preflight, which measured them on AWS. */

const reserved = ['aws', 'amazon', 'cognito'];

/** A prefix is part of a name below Amazon's own domain. The API's model refuses other letters, but not dots. */
const checkPrefix = (domain: string): void => {
  if (!/^[a-z0-9-]+$/.test(domain)) {
    throw invalidParameter(
      'The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens. Please enter a different name that follows this format: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$',
    );
  }
  const word = reserved.find((one) => domain.split('-').includes(one));
  if (word !== undefined) throw invalidParameter(`Domain cannot contain reserved word: ${word}`);
};

/** @throws {CognitoError} InvalidParameterException for a name that is no custom domain, or no prefix */
export const checkDomainName = ({
  domain,
  settings: { CustomDomainConfig },
}: Pick<DomainRecord, 'domain' | 'settings'>): void => {
  if (CustomDomainConfig === undefined) {
    checkPrefix(domain);
  } else if (!domain.includes('.')) {
    throw invalidParameter(
      'Custom domain is not a valid subdomain: Was not able to resolve a DNS A record for the parent domain or domain parent is a top-level domain.',
    );
  }
};

/** Version 2 of managed login needs the Essentials or the Plus plan. */
export const checkManagedLogin = (
  pool: PoolRecord,
  { ManagedLoginVersion }: DomainRecord['settings'],
): void => {
  if (ManagedLoginVersion === 2) checkFeature(pool, 'Managed Login Version 2');
};
