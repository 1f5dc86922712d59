import * as v from 'valibot';
import { developerIdentity, developerProviderOf } from '../../identities/developer.ts';
import { mergeIdentities } from '../../identities/merge.ts';
import { findPool } from '../../identities/pools.ts';
import { developerProviderName, developerUser, identityPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** The source's user becomes the destination's identity. */
export const mergeDeveloperIdentities = signedOperation(
  'MergeDeveloperIdentities',
  v.strictObject({
    SourceUserIdentifier: developerUser,
    DestinationUserIdentifier: developerUser,
    DeveloperProviderName: developerProviderName,
    IdentityPoolId: identityPoolId,
  }),
  (service, input) => {
    const pool = findPool(service, input.IdentityPoolId);
    const provider = developerProviderOf(pool, input.DeveloperProviderName);
    const identityOf = (subject: string) => developerIdentity(service, pool, { provider, subject });
    const into = identityOf(input.DestinationUserIdentifier);
    mergeIdentities(service, identityOf(input.SourceUserIdentifier), into, provider);
    return { IdentityId: into.id };
  },
);
