/**
 * Before a user is created: by sign-up, by an administrator, or by a first federated sign-in.
 * Guide: user-pool-lambda-pre-sign-up.
 */
import * as v from 'valibot';
import { preSignUpSources } from '../cognito/trigger-sources.ts';
import {
  attributesSchema,
  eventSchema,
  metadataSchema,
  parserOf,
  withResponse,
} from './trigger-event.ts';

export const sources = preSignUpSources;

const schema = eventSchema(
  sources,
  v.object({
    /** Only what the caller supplied: no `sub`, no status. */
    userAttributes: attributesSchema,
    validationData: metadataSchema,
    clientMetadata: metadataSchema,
  }),
  v.nullish(
    v.object({
      autoConfirmUser: v.nullish(v.boolean()),
      autoVerifyEmail: v.nullish(v.boolean()),
      autoVerifyPhone: v.nullish(v.boolean()),
    }),
  ),
);

export type PreSignUpEvent = v.InferInput<typeof schema>;

/** Cognito ignores all three for users whom an administrator creates. */
export type PreSignUpResponse = {
  readonly autoConfirmUser: boolean;
  /** Moves the address away from the user who holds it as an alias, and needs the attribute to be there. */
  readonly autoVerifyEmail?: boolean;
  readonly autoVerifyPhone?: boolean;
};

export const parse = parserOf(schema);

export const respond = (event: PreSignUpEvent, response: PreSignUpResponse): PreSignUpEvent =>
  withResponse(event, { autoVerifyEmail: false, autoVerifyPhone: false, ...response });
