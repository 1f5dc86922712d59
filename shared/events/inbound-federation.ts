/**
 * A user of another identity provider signs in: what the provider said, before it becomes attributes.
 * Guide: user-pool-lambda-inbound-federation (since January 2026).
 */
import * as v from 'valibot';
import { inboundFederationSources } from '../cognito/trigger-sources.ts';
import { eventSchema, parserOf, withResponse } from './trigger-event.ts';

export const sources = inboundFederationSources;

/** Claims of a token or assertion: any JSON. */
const claims = v.nullish(v.record(v.string(), v.unknown()));

const schema = eventSchema(
  sources,
  v.object({
    providerName: v.string(),
    /** OIDC, SAML, Facebook, Google, SignInWithApple, LoginWithAmazon; the list is open. */
    providerType: v.string(),
    attributes: v.object({
      tokenResponse: claims,
      idToken: claims,
      userInfo: claims,
      /** SAML only. */
      samlResponse: claims,
    }),
  }),
  v.nullish(v.object({})),
);

export type InboundFederationEvent = v.InferInput<typeof schema>;

/** Every attribute to keep: what is not named is dropped, and an empty record keeps all. */
export type InboundFederationResponse = {
  readonly userAttributesToMap: Readonly<Record<string, string>>;
};

export const parse = parserOf(schema);

export const respond = (
  event: InboundFederationEvent,
  response: InboundFederationResponse,
): InboundFederationEvent => withResponse(event, { ...response });
