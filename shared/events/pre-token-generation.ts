/**
 * Before tokens are made: claims, scopes and groups can be changed. The pool chooses the event's version; V1 changes ID
 * tokens only, V2 access tokens too, V3 has the shape of V2 and covers client credentials as well.
 * Guide: user-pool-lambda-pre-token-generation.
 */
import * as v from 'valibot';
import { clientTokenSource, userTokenSources } from '../cognito/trigger-sources.ts';
import { InvalidEventError } from '../errors.ts';
import {
  attributesSchema,
  eventSchema,
  metadataSchema,
  parserOf,
  withResponse,
} from './trigger-event.ts';

export const sources = [...userTokenSources, clientTokenSource] as const;

const texts = v.array(v.string());

/** Samples of the guide show an array where the role's ARN stands. */
const groupConfiguration = v.nullish(
  v.object({
    groupsToOverride: v.nullish(texts),
    iamRolesToOverride: v.nullish(texts),
    preferredRole: v.nullish(v.unknown()),
  }),
);

/** What stands in the response before we fill it is `{}`, `[]` or null, and is never read. */
const unread = v.nullish(v.unknown());

const schema = v.object({
  ...eventSchema(
    sources,
    v.object({
      /** Every user has some; an app that signs in by itself may have none. */
      userAttributes: v.nullish(attributesSchema),
      groupConfiguration,
      clientMetadata: metadataSchema,
      /** V2 and V3 only. */
      scopes: v.nullish(texts),
    }),
    unread,
  ).entries,
  version: v.picklist(['1', '2', '3', 1, 2, 3]),
});

type AnyEvent = v.InferInput<typeof schema>;
type Request = AnyEvent['request'];

type UserEvent<Version> = Omit<AnyEvent, 'version' | 'triggerSource' | 'request'> & {
  version: Version;
  triggerSource: (typeof userTokenSources)[number];
  request: Omit<Request, 'userAttributes'> & {
    userAttributes: NonNullable<Request['userAttributes']>;
  };
};

export type PreTokenGenerationV1Event = UserEvent<'1' | 1>;
export type PreTokenGenerationV2Event = UserEvent<'2' | 2>;
export type PreTokenGenerationV3Event = UserEvent<'3' | 3>;

/** A token for an app, not for a user: no attributes, no groups. */
export type ClientCredentialsEvent = Omit<AnyEvent, 'version' | 'triggerSource'> & {
  version: '3' | 3;
  triggerSource: typeof clientTokenSource;
};

/** Every event of a user's tokens. */
export type UserTokenEvent =
  | PreTokenGenerationV1Event
  | PreTokenGenerationV2Event
  | PreTokenGenerationV3Event;

export type PreTokenGenerationEvent = UserTokenEvent | ClientCredentialsEvent;

/** A claim of a V2 or V3 event. */
export type ClaimValue =
  | string
  | number
  | boolean
  | readonly (string | number | boolean)[]
  | { readonly [key: string]: ClaimValue };

/** Replaces all of the user's groups; an empty object removes them. Left out, they stay. */
export type GroupOverrides = {
  readonly groupsToOverride: readonly string[];
  readonly iamRolesToOverride: readonly string[];
  readonly preferredRole?: string;
};

export type V1Response = {
  readonly claimsOverrideDetails: {
    readonly claimsToAddOrOverride?: Readonly<Record<string, string>>;
    readonly claimsToSuppress?: readonly string[];
    readonly groupOverrideDetails?: GroupOverrides;
  };
};

type IdTokenChanges = {
  readonly claimsToAddOrOverride?: Readonly<Record<string, ClaimValue>>;
  readonly claimsToSuppress?: readonly string[];
};

type AccessTokenChanges = IdTokenChanges & {
  /** Without blanks. */
  readonly scopesToAdd?: readonly string[];
  readonly scopesToSuppress?: readonly string[];
};

export type V2Response = {
  readonly claimsAndScopeOverrideDetails: {
    readonly idTokenGeneration?: IdTokenChanges;
    readonly accessTokenGeneration?: AccessTokenChanges;
    readonly groupOverrideDetails?: GroupOverrides;
  };
};

const parseAny = parserOf(schema);

/** @throws {InvalidEventError} naming the field that a handler could not work with */
export const parse = (input: unknown): PreTokenGenerationEvent => {
  const event = parseAny(input);
  if (event.triggerSource !== clientTokenSource && !event.request.userAttributes) {
    throw new InvalidEventError('request.userAttributes');
  }
  return event as PreTokenGenerationEvent;
};

/** Whether the token is for an app without a user. */
export const isClientCredentials = (
  event: PreTokenGenerationEvent,
): event is ClientCredentialsEvent => event.triggerSource === clientTokenSource;

/** Whether the event is of the first version, whose response has a form of its own. */
export const isV1 = (event: UserTokenEvent): event is PreTokenGenerationV1Event =>
  String(event.version) === '1';

/** The response's form follows from the event's version; the other form does not compile. */
export function respond(
  event: PreTokenGenerationV1Event,
  response: V1Response,
): PreTokenGenerationV1Event;
export function respond<
  Event extends PreTokenGenerationV2Event | PreTokenGenerationV3Event | ClientCredentialsEvent,
>(event: Event, response: V2Response): Event;
export function respond(event: PreTokenGenerationEvent, response: V1Response | V2Response) {
  // Fresh, never merged: what was there may be an array.
  return withResponse(event, { ...response });
}
