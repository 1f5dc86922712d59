/**
 * Before a password is looked at. Not on refresh; in custom auth the sources contradict each other.
 * Guide: user-pool-lambda-pre-authentication.
 */
import * as v from 'valibot';
import { preAuthenticationSources } from '../cognito/trigger-sources.ts';
import {
  attributesSchema,
  eventSchema,
  metadataSchema,
  parserOf,
  userNotFoundSchema,
  withResponse,
} from './trigger-event.ts';

export const sources = preAuthenticationSources;

const schema = eventSchema(
  sources,
  v.object({
    userAttributes: attributesSchema,
    /** The ClientMetadata of InitiateAuth. */
    validationData: metadataSchema,
    userNotFound: userNotFoundSchema,
  }),
  v.nullish(v.object({})),
);

export type PreAuthenticationEvent = v.InferInput<typeof schema>;

export const parse = parserOf(schema);

/** Only an error has an effect. */
export const respond = (event: PreAuthenticationEvent): PreAuthenticationEvent =>
  withResponse(event, {});
