/**
 * Sends Cognito's mail in its place. Asynchronous: nothing is read of what comes back.
 * Guide: user-pool-lambda-custom-email-sender.
 */
import * as v from 'valibot';
import { customEmailSenderSources } from '../cognito/trigger-sources.ts';
import {
  attributesSchema,
  eventSchema,
  metadataSchema,
  parserOf,
  withResponse,
} from './trigger-event.ts';

export const sources = customEmailSenderSources;

const schema = eventSchema(
  sources,
  v.object({
    type: v.literal('customEmailSenderRequestV1'),
    /** An AWS Encryption SDK message in Base64; null when there is nothing to send. */
    code: v.nullish(v.string()),
    clientMetadata: metadataSchema,
    userAttributes: attributesSchema,
  }),
  v.nullish(v.object({})),
);

export type CustomEmailSenderEvent = v.InferInput<typeof schema>;

export const parse = parserOf(schema);

export const respond = (event: CustomEmailSenderEvent): CustomEmailSenderEvent =>
  withResponse(event, {});
