import * as v from 'valibot';

/** Members that many operations share, with the bounds of the API reference. */

export const clientId = v.pipe(
  v.string(),
  v.maxLength(128, 'Member must have length less than or equal to 128'),
);

export const username = v.pipe(
  v.string(),
  v.minLength(1, 'Member must have length greater than or equal to 1'),
  v.maxLength(128, 'Member must have length less than or equal to 128'),
  v.regex(
    /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u,
    'Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+',
  ),
);

export const password = v.pipe(
  v.string(),
  v.regex(/^\S(.*\S)?$/su, 'Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$'),
  v.maxLength(256, 'Member must have length less than or equal to 256'),
);

export const userPoolId = v.string();

export const secretHash = v.optional(v.string());

export const clientMetadata = v.optional(v.record(v.string(), v.string()));

export const attributeList = v.array(
  v.object({ Name: v.string(), Value: v.optional(v.string(), '') }),
);

export const confirmationCode = v.pipe(
  v.string(),
  v.regex(/^\S{1,2048}$/, 'Member must satisfy regular expression pattern: [\\S]+'),
);

/** Scopes of a resource server; their bounds are the API model's. */
export const scopes = v.optional(
  v.array(v.object({ ScopeName: v.string(), ScopeDescription: v.string() })),
);
