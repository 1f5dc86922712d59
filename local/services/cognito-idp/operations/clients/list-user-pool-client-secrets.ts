import * as v from 'valibot';
import { secretShape } from '../../pools/clients/client-secrets.ts';
import { requireClientOf } from '../../pools/pools.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: ListUserPoolClientSecrets. Two at most, so there is never a second page. */
export const listUserPoolClientSecrets = signedOperation(
  'ListUserPoolClientSecrets',
  v.object({ UserPoolId: userPoolId, ClientId: v.string() }),
  (service, { UserPoolId, ClientId }) => {
    const { client } = requireClientOf(service, UserPoolId, ClientId);
    return { ClientSecrets: client.secrets.map(secretShape) };
  },
);
