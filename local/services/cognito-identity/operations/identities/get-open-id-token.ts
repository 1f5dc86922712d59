import * as v from 'valibot';
import { findIdentity } from '../../identities/find.ts';
import { findPool } from '../../identities/pools.ts';
import type { Service } from '../../service.ts';
import { type Entered, enterIdentity } from '../../sessions/enter.ts';
import { webIdentityOf } from '../../sessions/web-identity.ts';
import type { PoolRecord } from '../../store/records.ts';
import { issueToken } from '../../tokens/open-id-token.ts';
import { invalidParameter } from '../../wire/errors.ts';
import { identityId, logins } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

/** Ten minutes (API reference: GetOpenIdToken). */
const longest = 600;

/** As long as the developer's token at most, or one token could be turned into the next for ever. */
const secondsOf = ({ own }: Entered, { clock }: Service): number =>
  own === undefined ? longest : Math.min(longest, own.expiresAt - Math.floor(clock.now() / 1000));

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
      Token: await issueToken(service, webIdentityOf(entered), secondsOf(entered, service)),
    };
  },
);
