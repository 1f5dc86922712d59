import * as v from 'valibot';
import { checkDomainName, checkManagedLogin } from '../../pools/domain-rules.ts';
import { checkNewDomain, distributionOf, saveDomain } from '../../pools/domains.ts';
import { requirePool } from '../../pools/pools.ts';
import type { DomainRecord } from '../../store/records.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { domainSettings } from './domain-settings.ts';

const input = v.object({ UserPoolId: userPoolId, Domain: v.string(), ...domainSettings });

/** API reference: CreateUserPoolDomain. The domain is kept and described; hosted sign-in is not served under it. */
export const createUserPoolDomain = signedOperation(
  'CreateUserPoolDomain',
  input,
  (service, { UserPoolId, Domain, ...settings }) => {
    const pool = requirePool(service, UserPoolId);
    const domain = { poolId: pool.id, domain: Domain, settings } as unknown as DomainRecord;
    checkDomainName(domain);
    checkManagedLogin(pool, domain.settings);
    checkNewDomain(service, pool, domain);
    saveDomain(service, domain);
    const { ManagedLoginVersion = 1 } = settings;
    return { CloudFrontDomain: distributionOf(domain), ManagedLoginVersion };
  },
);
