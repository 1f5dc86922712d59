import type { ClaimsExtension } from '#shared/extensions/claims.ts';

export const claims: ClaimsExtension = {
  fields: {
    department: { type: 'text', claim: 'department', tokens: 'id' },
    seats: { type: 'number', default: 1, claim: 'seats' },
  },
};
