import * as v from 'valibot';
import { secretShape } from '../client-secrets.ts';
import { userPoolId } from '../inputs.ts';
import { signedOperation } from '../operation.ts';
import { requireClientOf } from '../pools.ts';

/** API reference: ListUserPoolClientSecrets. Two at most, so there is never a second page. */
export const listUserPoolClientSecrets = signedOperation(
  'ListUserPoolClientSecrets',
  v.object({ UserPoolId: userPoolId, ClientId: v.string() }),
  (service, { UserPoolId, ClientId }) => {
    const { client } = requireClientOf(service, UserPoolId, ClientId);
    return { ClientSecrets: client.secrets.map(secretShape) };
  },
);
