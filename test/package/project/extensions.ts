import type { ClaimsExtension, SignUpExtension, WordsExtension } from 'cognito-triggers/extensions';

/** The three extensions, with the types that the package exports. */
export const claims: ClaimsExtension = {
  fields: { credits: { type: 'number', default: 0, claim: 'credits', tokens: 'access' } },
  compute: ({ plan, own }, { groups }) => ({
    access: { supported: plan === 'business' || groups.includes('support') || own.credits !== 0 },
  }),
};

export const signUp: SignUpExtension<'not_invited'> = {
  refusals: { not_invited: 'Ask for an invitation first' },
  refuse: ({ source, writtenByClient }) =>
    source === 'self' && writtenByClient.clientMetadata.invitation === undefined
      ? 'not_invited'
      : undefined,
};

export const words: WordsExtension = { fr: { frame: {} } };

/** A field of a type that does not exist is refused: the types are not `any`. */
export const unknownType: ClaimsExtension = {
  // @ts-expect-error -- A date is no type of a field.
  fields: { birthday: { type: 'date' } },
};
