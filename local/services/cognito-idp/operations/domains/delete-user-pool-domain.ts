import * as v from 'valibot';
import { requireDomain } from '../../pools/domains.ts';
import { requirePool } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: DeleteUserPoolDomain. */
export const deleteUserPoolDomain = signedOperation(
  'DeleteUserPoolDomain',
  v.object({ UserPoolId: userPoolId, Domain: v.string() }),
  (service, { UserPoolId, Domain }) => {
    const { domain } = requireDomain(service, requirePool(service, UserPoolId), Domain);
    service.store.domains.delete(domain);
    return {};
  },
);
