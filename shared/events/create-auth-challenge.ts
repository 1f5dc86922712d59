/**
 * Makes the challenge that define asked for.
 * Guide: user-pool-lambda-create-auth-challenge.
 */
import * as v from 'valibot';
import { createAuthChallengeSources } from '../cognito/trigger-sources.ts';
import {
  challengeAttributesSchema,
  eventSchema,
  metadataSchema,
  parserOf,
  sessionSchema,
  userNotFoundSchema,
  withResponse,
} from './trigger-event.ts';

export const sources = createAuthChallengeSources;

const schema = eventSchema(
  sources,
  v.object({
    userAttributes: challengeAttributesSchema,
    challengeName: v.string(),
    session: sessionSchema,
    clientMetadata: metadataSchema,
    userNotFound: userNotFoundSchema,
  }),
  v.nullish(
    v.object({
      publicChallengeParameters: v.nullish(v.record(v.string(), v.string())),
      privateChallengeParameters: v.nullish(v.record(v.string(), v.string())),
      challengeMetadata: v.nullish(v.string()),
    }),
  ),
);

export type CreateAuthChallengeEvent = v.InferInput<typeof schema>;

export type CreateAuthChallengeResponse = {
  /** Goes to the client. */
  readonly publicChallengeParameters: Readonly<Record<string, string>>;
  /** Goes only to the next verify. Cognito refuses later answers where it is empty. */
  readonly privateChallengeParameters: Readonly<Record<string, string>>;
  /** Comes back in this round's session entry. */
  readonly challengeMetadata: string;
};

export const parse = parserOf(schema);

export const respond = (
  event: CreateAuthChallengeEvent,
  response: CreateAuthChallengeResponse,
): CreateAuthChallengeEvent => withResponse(event, { ...response });
