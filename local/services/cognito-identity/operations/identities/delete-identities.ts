import * as v from 'valibot';
import { identityId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** Credentials that were issued before stay valid until their hour ends. An unknown id counts as deleted. */
export const deleteIdentities = signedOperation(
  'DeleteIdentities',
  v.strictObject({
    IdentityIdsToDelete: v.pipe(
      v.array(identityId),
      v.minLength(1, 'Member must have length greater than or equal to 1'),
      v.maxLength(60, 'Member must have length less than or equal to 60'),
    ),
  }),
  ({ store }, { IdentityIdsToDelete }) => {
    for (const id of IdentityIdsToDelete) store.identities.delete(id);
    return { UnprocessedIdentityIds: [] };
  },
);
