import * as v from 'valibot';
import { findPool } from '../../identities/pools.ts';
import { findIdentity } from '../../identities/resolve.ts';
import { enterIdentity } from '../../sessions/enter.ts';
import { webIdentityOf } from '../../sessions/web-identity.ts';
import type { PoolRecord } from '../../store/records.ts';
import { issueToken } from '../../tokens/open-id-token.ts';
import { invalidParameter } from '../../wire/errors.ts';
import { identityId, logins } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

/** Ten minutes (API reference: GetOpenIdToken). */
const seconds = 600;

/** The classic flow lets the client choose the role, past the mappings. */
const checkClassicFlow = ({ properties, roleMappings }: PoolRecord): void => {
  if (properties.AllowClassicFlow !== true) {
    throw invalidParameter('Basic (classic) flow is not enabled, please use enhanced flow.');
  }
  if (Object.keys(roleMappings).length > 0) {
    throw invalidParameter(
      'Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.',
    );
  }
};

export const getOpenIdToken = publicOperation(
  'GetOpenIdToken',
  v.strictObject({ IdentityId: identityId, Logins: v.optional(logins) }),
  async (service, { IdentityId, Logins }) => {
    checkClassicFlow(findPool(service, findIdentity(service, IdentityId).poolId));
    const entered = await enterIdentity(service, IdentityId, Logins);
    return {
      IdentityId: entered.identity.id,
      Token: await issueToken(service, webIdentityOf(entered), seconds),
    };
  },
);
