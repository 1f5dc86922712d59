import * as v from 'valibot';
import { unlink } from '../../identities/unlink.ts';
import { enterIdentity } from '../../sessions/enter.ts';
import { invalidParameter } from '../../wire/errors.ts';
import { identityId, logins } from '../../wire/inputs.ts';
import { publicOperation } from '../../wire/operation.ts';

export const unlinkIdentity = publicOperation(
  'UnlinkIdentity',
  v.strictObject({
    IdentityId: identityId,
    Logins: logins,
    LoginsToRemove: v.array(v.string()),
  }),
  async (service, { IdentityId, Logins, LoginsToRemove }) => {
    if (Object.keys(Logins).length === 0) throw invalidParameter('Logins must not be empty');
    const { identity } = await enterIdentity(service, IdentityId, Logins);
    unlink(service, identity, ({ provider }) => LoginsToRemove.includes(provider));
    return {};
  },
);
