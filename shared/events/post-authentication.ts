/**
 * After a user is authenticated, before tokens are made.
 * Guide: user-pool-lambda-post-authentication.
 */
import * as v from 'valibot';
import { postAuthenticationSources } from '../cognito/trigger-sources.ts';
import {
  attributesSchema,
  eventSchema,
  metadataSchema,
  parserOf,
  withResponse,
} from './trigger-event.ts';

export const sources = postAuthenticationSources;

const schema = eventSchema(
  sources,
  v.object({
    userAttributes: attributesSchema,
    /** Only set where the pool remembers devices. */
    newDeviceUsed: v.nullish(v.boolean()),
    clientMetadata: metadataSchema,
  }),
  v.nullish(v.object({})),
);

export type PostAuthenticationEvent = v.InferInput<typeof schema>;

export const parse = parserOf(schema);

/** Cognito reads nothing of the response, but fails the sign-in when the event does not come back. */
export const respond = (event: PostAuthenticationEvent): PostAuthenticationEvent =>
  withResponse(event, {});
