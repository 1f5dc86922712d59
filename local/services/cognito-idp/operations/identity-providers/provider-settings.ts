import * as v from 'valibot';

/** Members of both CreateIdentityProvider and UpdateIdentityProvider. */
export const providerSettings = {
  AttributeMapping: v.optional(v.record(v.string(), v.string())),
  IdpIdentifiers: v.optional(v.array(v.string())),
  AcrMapping: v.optional(v.record(v.string(), v.string())),
} as const;
