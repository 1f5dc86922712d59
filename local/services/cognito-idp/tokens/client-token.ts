import { randomUUID } from 'node:crypto';
import { tokenValidityOf } from '../pools/clients/token-validity.ts';
import type { Service } from '../service.ts';
import { askClientToken, type ClientTokenCall } from '../triggers/client-token.ts';
import { noOverrides } from '../triggers/token-overrides.ts';
import { applyChanges, applyScopes } from './apply-changes.ts';
import { signClaims } from './sign-claims.ts';
import { issuerOf } from './signing-keys.ts';

/** An access token of a client for itself, after the changes of the pre token function. `expiresIn`: seconds. */
export const issueClientToken = async (
  service: Service,
  call: ClientTokenCall,
): Promise<{ readonly token: string; readonly expiresIn: number }> => {
  const { pool, client, scopes } = call;
  const { access } = (await askClientToken(service, call)) ?? noOverrides;
  const expiresIn = tokenValidityOf(client).access;
  const now = Math.floor(service.clock.now() / 1000);
  const claims = {
    sub: client.id,
    iss: issuerOf(service, pool),
    client_id: client.id,
    version: 2,
    token_use: 'access',
    auth_time: now,
    iat: now,
    exp: now + expiresIn,
    jti: randomUUID(),
  };
  const scope = applyScopes(scopes, access).join(' ');
  const token = await signClaims(service, pool, {
    ...applyChanges(claims, access, 'access', client.id),
    ...(scope === '' ? {} : { scope }),
  });
  return { token, expiresIn };
};
