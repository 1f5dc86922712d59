import type { SuiteTriggerName } from '#shared/cognito/triggers.ts';
import type { Service } from '../../service.ts';
import type { PoolRecord } from '../../store/records.ts';
import { preTokenVersion } from './attached-function.ts';

/** The parts of an event that differ by trigger, as the event library types them. */
export type AnyEvent = {
  readonly triggerSource: string;
  readonly request: object;
  readonly response?: unknown;
};

/** One call of a trigger, typed by its event. */
export type TriggerCall<Event extends AnyEvent = AnyEvent> = {
  readonly trigger: SuiteTriggerName | 'UserMigration';
  readonly pool: PoolRecord;
  /** Admin calls have no app client. */
  readonly clientId: string | undefined;
  readonly source: Event['triggerSource'];
  readonly userName: string;
  readonly request: Event['request'];
  /** The response as Cognito sends it, before the function fills it. */
  readonly response: Event['response'];
};

export type ClientMetadata = Readonly<Record<string, string>> | undefined;

/** Cognito leaves the member out where the caller sent no ClientMetadata. */
export const withMetadata = (clientMetadata: ClientMetadata) =>
  clientMetadata === undefined ? {} : { clientMetadata };

const versionOf = ({ trigger, pool }: TriggerCall): string =>
  trigger === 'PreTokenGeneration' ? preTokenVersion(pool).charAt(1) : '1';

/** The event as the function gets it (guide: user pool Lambda triggers, event structure). */
export const eventOf = ({ region }: Service, call: TriggerCall) => ({
  version: versionOf(call),
  region,
  userPoolId: call.pool.id,
  userName: call.userName,
  callerContext: {
    awsSdkVersion: 'aws-sdk-unknown-unknown',
    clientId: call.clientId ?? 'CLIENT_ID_NOT_APPLICABLE',
  },
  triggerSource: call.source,
  request: call.request,
  response: call.response,
});
