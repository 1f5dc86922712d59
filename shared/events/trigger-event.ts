import * as v from 'valibot';
import { InvalidEventError } from '../errors.ts';

/**
 * What every trigger's event has in common (guide: cognito-user-pools-working-with-lambda-triggers).
 *
 * The schemas name what a handler relies on and no more: AWS says that fields may be added, and `parse` gives the
 * original object back, so unknown keys survive. Types are inferred from the schemas.
 */

/** Attribute values are text, booleans too: `"email_verified": "true"`. Any of them may be absent. */
export const attributesSchema = v.record(v.string(), v.optional(v.string()));

/**
 * In the triggers of a sign-in by code: the guide does not say what they hold where there is no such user. An event that
 * was refused only for such a name would reveal it.
 */
export const challengeAttributesSchema = v.nullish(attributesSchema);

/** Metadata and validation data come from the client: text that anybody may have chosen, or null, or nothing. */
export const metadataSchema = v.nullish(v.record(v.string(), v.string()));

/** Only set, to either value, where the app client prevents user existence errors. */
export const userNotFoundSchema = v.nullish(v.boolean());

/** One answered round of a sign-in; the guide's list of names is open. */
export const challengeResultSchema = v.object({
  challengeName: v.string(),
  challengeResult: v.boolean(),
  challengeMetadata: v.nullish(v.string()),
});

export type ChallengeResult = Readonly<v.InferInput<typeof challengeResultSchema>>;

/** Chronological; empty at the opening call. */
export const sessionSchema = v.array(challengeResultSchema);

/** The envelope around a trigger's own `request` and `response`. One sample of the guide has a numeric `version`. */
export const eventSchema = <
  const Sources extends readonly [string, ...string[]],
  Request extends v.GenericSchema,
  Response extends v.GenericSchema,
>(
  sources: Sources,
  request: Request,
  response: Response,
) =>
  v.object({
    version: v.union([v.string(), v.number()]),
    triggerSource: v.picklist(sources),
    region: v.string(),
    userPoolId: v.string(),
    userName: v.string(),
    callerContext: v.object({ clientId: v.nullish(v.string()) }),
    request,
    response,
  });

const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? []).map(({ key }) => String(key)).join('.');

/** Keys under these are the user's own words, so a path stops there. */
const userKeyed = new Set(['userAttributes', 'clientMetadata', 'validationData']);

/** The field that is wrong, without anything that a user chose. */
const fieldOf = (issue: v.BaseIssue<unknown>): string => {
  const steps = pathOf(issue).split('.');
  const end = steps.findIndex((step) => userKeyed.has(step));
  return (end < 0 ? steps : steps.slice(0, end + 1)).join('.') || 'event';
};

/**
 * A parser for one kind of event: `unknown` in, the same object out, typed.
 * @throws {InvalidEventError} which names the first field that a handler could not work with, and never its value
 */
export const parserOf =
  <Schema extends v.GenericSchema>(schema: Schema) =>
  (input: unknown): v.InferInput<Schema> => {
    const result = v.safeParse(schema, input, { abortEarly: true });
    if (!result.success) throw new InvalidEventError(fieldOf(result.issues[0]));
    return input as v.InferInput<Schema>;
  };

/** Puts the response into the event that came in, and gives that event back: Cognito reads all of it. */
export const withResponse = <Event extends { readonly response?: unknown }>(
  event: Event,
  response: object,
): Event => Object.assign(event, { response });
