/**
 * Sends Cognito's text messages in its place. Asynchronous: nothing is read of what comes back.
 * Guide: user-pool-lambda-custom-sms-sender. (One table of the guide spells the source's prefix in another case.)
 */
import * as v from 'valibot';
import { customSmsSenderSources } from '../cognito/trigger-sources.ts';
import {
  attributesSchema,
  eventSchema,
  metadataSchema,
  parserOf,
  withResponse,
} from './trigger-event.ts';

export const sources = customSmsSenderSources;

const schema = eventSchema(
  sources,
  v.object({
    type: v.literal('customSMSSenderRequestV1'),
    /** An AWS Encryption SDK message in Base64; null when there is nothing to send. */
    code: v.nullish(v.string()),
    clientMetadata: metadataSchema,
    userAttributes: attributesSchema,
  }),
  v.nullish(v.object({})),
);

export type CustomSmsSenderEvent = v.InferInput<typeof schema>;

export const parse = parserOf(schema);

export const respond = (event: CustomSmsSenderEvent): CustomSmsSenderEvent =>
  withResponse(event, {});
