/**
 * What comes next in a custom sign-in: a challenge, tokens, or the end.
 * Guide: user-pool-lambda-define-auth-challenge.
 */
import * as v from 'valibot';
import { defineAuthChallengeSources } from '../cognito/trigger-sources.ts';
import {
  challengeAttributesSchema,
  eventSchema,
  metadataSchema,
  parserOf,
  sessionSchema,
  userNotFoundSchema,
  withResponse,
} from './trigger-event.ts';

export const sources = defineAuthChallengeSources;

const schema = eventSchema(
  sources,
  v.object({
    userAttributes: challengeAttributesSchema,
    session: sessionSchema,
    clientMetadata: metadataSchema,
    userNotFound: userNotFoundSchema,
  }),
  v.nullish(
    v.object({
      challengeName: v.nullish(v.string()),
      issueTokens: v.nullish(v.boolean()),
      failAuthentication: v.nullish(v.boolean()),
    }),
  ),
);

export type DefineAuthChallengeEvent = v.InferInput<typeof schema>;

/** Exactly one of the three can be meant, so exactly one can be said. */
export type DefineAuthChallengeResponse =
  | {
      readonly challengeName: 'CUSTOM_CHALLENGE' | 'PASSWORD_VERIFIER' | 'NEW_PASSWORD_REQUIRED';
      readonly issueTokens: false;
      readonly failAuthentication: false;
    }
  | { readonly issueTokens: true; readonly failAuthentication: false }
  | { readonly issueTokens: false; readonly failAuthentication: true };

export const parse = parserOf(schema);

export const respond = (
  event: DefineAuthChallengeEvent,
  response: DefineAuthChallengeResponse,
): DefineAuthChallengeEvent => withResponse(event, { ...response });
