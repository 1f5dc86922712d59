/**
 * Judges the client's answer to a custom challenge. Define always runs next and decides.
 * Guide: user-pool-lambda-verify-auth-challenge-response. (One table of the guide prints another source name for it.)
 */
import * as v from 'valibot';
import { verifyAuthChallengeResponseSources } from '../cognito/trigger-sources.ts';
import {
  challengeAttributesSchema,
  eventSchema,
  metadataSchema,
  parserOf,
  userNotFoundSchema,
  withResponse,
} from './trigger-event.ts';

export const sources = verifyAuthChallengeResponseSources;

const schema = eventSchema(
  sources,
  v.object({
    userAttributes: challengeAttributesSchema,
    privateChallengeParameters: v.nullish(v.record(v.string(), v.string())),
    challengeAnswer: v.nullish(v.string()),
    clientMetadata: metadataSchema,
    userNotFound: userNotFoundSchema,
  }),
  v.nullish(v.object({ answerCorrect: v.nullish(v.boolean()) })),
);

export type VerifyAuthChallengeResponseEvent = v.InferInput<typeof schema>;

export type VerifyAuthChallengeResponseResponse = { readonly answerCorrect: boolean };

export const parse = parserOf(schema);

export const respond = (
  event: VerifyAuthChallengeResponseEvent,
  response: VerifyAuthChallengeResponseResponse,
): VerifyAuthChallengeResponseEvent => withResponse(event, { ...response });
