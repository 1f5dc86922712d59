/**
 * The words of Cognito's own messages. Mail takes effect only where the pool sends through SES (EmailSendingAccount
 * DEVELOPER); else returning it is an error. Guide: user-pool-lambda-custom-message.
 */
import * as v from 'valibot';
import { customMessageSources } from '../cognito/trigger-sources.ts';
import {
  attributesSchema,
  eventSchema,
  metadataSchema,
  parserOf,
  withResponse,
} from './trigger-event.ts';

export const sources = customMessageSources;

export type CustomMessageSource = (typeof sources)[number];

const schema = eventSchema(
  sources,
  v.object({
    userAttributes: attributesSchema,
    /** The placeholder that Cognito replaces by the code: `{####}`. */
    codeParameter: v.string(),
    linkParameter: v.nullish(v.string()),
    /** The placeholder of the user name; for invitations only. */
    usernameParameter: v.nullish(v.string()),
    clientMetadata: metadataSchema,
  }),
  v.nullish(
    v.object({
      smsMessage: v.nullish(v.string()),
      emailMessage: v.nullish(v.string()),
      emailSubject: v.nullish(v.string()),
    }),
  ),
);

export type CustomMessageEvent = v.InferInput<typeof schema>;

/** A text that is left out is Cognito's default. Mail up to 20,000 characters, SMS up to 140, both with the placeholder. */
export type CustomMessageResponse = {
  readonly smsMessage?: string;
  readonly emailMessage?: string;
  readonly emailSubject?: string;
};

export const parse = parserOf(schema);

export const respond = (
  event: CustomMessageEvent,
  response: CustomMessageResponse,
): CustomMessageEvent => withResponse(event, { ...event.response, ...response });
