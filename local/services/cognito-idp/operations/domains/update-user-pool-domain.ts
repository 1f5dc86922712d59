import * as v from 'valibot';
import { checkManagedLogin } from '../../pools/domain-rules.ts';
import { distributionOf, requireDomain, saveDomain } from '../../pools/domains.ts';
import { requirePool } from '../../pools/pools.ts';
import type { DomainRecord } from '../../store/records.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { domainSettings } from './domain-settings.ts';

const input = v.object({ UserPoolId: userPoolId, Domain: v.string(), ...domainSettings });

/** API reference: UpdateUserPoolDomain. Omitted members stay as they are. */
export const updateUserPoolDomain = signedOperation(
  'UpdateUserPoolDomain',
  input,
  (service, { UserPoolId, Domain, ...changes }) => {
    const pool = requirePool(service, UserPoolId);
    const domain = requireDomain(service, pool, Domain);
    const settings = { ...domain.settings, ...changes } as unknown as DomainRecord['settings'];
    checkManagedLogin(pool, settings);
    saveDomain(service, { ...domain, settings });
    const { ManagedLoginVersion = 1 } = settings;
    return { CloudFrontDomain: distributionOf(domain), ManagedLoginVersion };
  },
);
