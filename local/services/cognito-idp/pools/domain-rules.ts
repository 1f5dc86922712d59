import type { DomainRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/cognito-error.ts';

/** The texts of this file are those of field reports and of cdk-preflight, which measured them on AWS. */

const reserved = ['aws', 'amazon', 'cognito'];

/** A prefix is part of a name below Amazon's own domain. The API's model refuses other letters, but not dots. */
const checkPrefix = (domain: string): void => {
  if (!/^[a-z0-9-]+$/.test(domain)) {
    throw invalidParameter(
      'The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens.',
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
    throw invalidParameter('Custom domain is not a valid subdomain');
  }
};
