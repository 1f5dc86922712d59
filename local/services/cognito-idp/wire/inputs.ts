import * as v from 'valibot';

/** Members that many operations share. Their bounds and patterns are the API model's: check-input.ts. */

export const clientId = v.string();

export const username = v.string();

export const password = v.string();

export const userPoolId = v.string();

export const secretHash = v.optional(v.string());

export const clientMetadata = v.optional(v.record(v.string(), v.string()));

export const attributeList = v.array(
  v.object({ Name: v.string(), Value: v.optional(v.string(), '') }),
);

export const confirmationCode = v.string();

/** Scopes of a resource server. */
export const scopes = v.optional(
  v.array(v.object({ ScopeName: v.string(), ScopeDescription: v.string() })),
);
