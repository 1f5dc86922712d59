import type { ClaimsExtension } from '#shared/extensions/claims.ts';

/** Profile fields and claims of your own. This file is yours: updates of the suite never change it (docs/make-it-yours.md). */
export const claims: ClaimsExtension = {
  fields: {},
};
