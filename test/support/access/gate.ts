import { createGate, type GateMode } from '../../../local/access/gate.ts';
import type { SessionPrincipal } from '../../../local/access/keys.ts';
import type { WireRequest } from '../../../local/access/signature/wire-request.ts';
import { guardedServices } from '../../../local/stack/guarded-services.ts';
import { newAccess } from './access.ts';
import { signedRequest, type Unsigned } from './sign.ts';

/** What the check says of a request: `passes`, or the refusal's status and body. */
export const newGate = (mode: GateMode = 'issued-keys') => {
  const parts = newAccess();
  const gate = createGate({
    access: parts.access,
    mode,
    services: guardedServices(async () => new Map([['', 'pk']])),
    functionRolesHold: () => true,
  });
  const send = async (request: WireRequest, body = ''): Promise<string> => {
    const refusal = await gate({ request, body: Buffer.from(body), sourceIp: '127.0.0.1' });
    return refusal === undefined ? 'passes' : `${refusal.status} ${refusal.body}`;
  };
  return {
    ...parts,
    send,
    /** Signed with a new key of this principal. */
    call: (principal: SessionPrincipal, unsigned: Unsigned): Promise<string> =>
      send(signedRequest(parts.credentialsOf(principal), unsigned), unsigned.body),
  };
};

/** GetItem of the row with this partition key. */
export const getItem = (pk: string, TableName = 'rows'): Unsigned => ({
  service: 'dynamodb',
  headers: {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.GetItem',
  },
  body: JSON.stringify({ TableName, Key: { pk: { S: pk } } }),
});
