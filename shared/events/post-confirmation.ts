/**
 * After a user confirmed an account, or chose a new password. Never for users whom an administrator made.
 * Guide: user-pool-lambda-post-confirmation.
 */
import * as v from 'valibot';
import { postConfirmationSources } from '../cognito/trigger-sources.ts';
import {
  attributesSchema,
  eventSchema,
  metadataSchema,
  parserOf,
  withResponse,
} from './trigger-event.ts';

export const sources = postConfirmationSources;

const schema = eventSchema(
  sources,
  v.object({ userAttributes: attributesSchema, clientMetadata: metadataSchema }),
  v.nullish(v.object({})),
);

export type PostConfirmationEvent = v.InferInput<typeof schema>;

export const parse = parserOf(schema);

/** Cognito reads nothing of the response, but fails the call when the event does not come back. */
export const respond = (event: PostConfirmationEvent): PostConfirmationEvent =>
  withResponse(event, {});
