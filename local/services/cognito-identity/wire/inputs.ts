import * as v from 'valibot';

/** Members that many operations share, with the bounds of the API reference. */

export const text = (pattern: RegExp, shortest: number, longest: number) =>
  v.pipe(
    v.string(),
    v.minLength(shortest, `Member must have length greater than or equal to ${shortest}`),
    v.maxLength(longest, `Member must have length less than or equal to ${longest}`),
    v.regex(pattern, `Member must satisfy regular expression pattern: ${pattern.source}`),
  );

/** The patterns hold for the whole value, as in the API. */
const id = text(/^[\w-]+:[0-9a-f-]+$/, 1, 55);

export const identityPoolId = id;

export const identityId = id;

export const arn = text(/^[\s\S]+$/, 20, 2048);

const entries = <const Value extends v.GenericSchema<string>>(value: Value, most: number) =>
  v.pipe(
    v.record(text(/^[\s\S]+$/, 1, 128), value),
    v.check(
      (all) => Object.keys(all).length <= most,
      `Member must have length less than or equal to ${most}`,
    ),
  );

/** Tokens by provider. */
export const logins = entries(text(/^[\s\S]+$/, 1, 50_000), 10);

export const principalTags = v.pipe(
  v.record(text(/^[\s\S]+$/, 1, 128), text(/^[\s\S]+$/, 1, 256)),
  v.check(
    (all) => Object.keys(all).length <= 50,
    'Member must have length less than or equal to 50',
  ),
);

export const providerName = text(/^[\w._:/-]+$/, 1, 128);

export const developerProviderName = text(/^[\w._-]+$/, 1, 128);

export const developerUser = text(/^[\s\S]+$/, 1, 1024);

const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer('Member must be a whole number'),
    v.minValue(least, `Member must have value greater than or equal to ${least}`),
    v.maxValue(most, `Member must have value less than or equal to ${most}`),
  );

export const maxResults = wholeNumber(1, 60);

/** Seconds: up to 24 hours. */
export const tokenDuration = wholeNumber(1, 86_400);

export const pageToken = v.optional(text(/^[\S]+$/, 1, 65_535));
