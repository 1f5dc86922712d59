import * as v from 'valibot';
import { developerIdentity, developerProviderOf } from '../../identities/developer.ts';
import { isSame } from '../../identities/link.ts';
import { findPool } from '../../identities/pools.ts';
import { unlink } from '../../identities/unlink.ts';
import { conflict } from '../../wire/errors.ts';
import {
  developerProviderName,
  developerUser,
  identityId,
  identityPoolId,
} from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

export const unlinkDeveloperIdentity = signedOperation(
  'UnlinkDeveloperIdentity',
  v.strictObject({
    IdentityId: identityId,
    IdentityPoolId: identityPoolId,
    DeveloperProviderName: developerProviderName,
    DeveloperUserIdentifier: developerUser,
  }),
  (service, input) => {
    const pool = findPool(service, input.IdentityPoolId);
    const provider = developerProviderOf(pool, input.DeveloperProviderName);
    const removed = { provider, subject: input.DeveloperUserIdentifier };
    const identity = developerIdentity(service, pool, removed);
    if (identity.id !== input.IdentityId) throw conflict('The user is linked to another identity.');
    unlink(service, identity, (login) => isSame(login, removed));
    return {};
  },
);
