import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import type { Invocation } from '../../../observe/function-host.ts';
import type { Service } from '../service.ts';
import type { PoolRecord } from '../store/records.ts';
import { CognitoError } from '../wire/cognito-error.ts';

/** The triggers that this pool calls, as LambdaConfig and error texts name them. */
export const triggerNames = [
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'DefineAuthChallenge',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
  'PreTokenGeneration',
  'CustomMessage',
] as const;

export type TriggerName = (typeof triggerNames)[number];

export type TriggerCall = {
  readonly trigger: TriggerName;
  readonly pool: PoolRecord;
  /** Admin calls have no app client. */
  readonly clientId: string | undefined;
  readonly source: string;
  readonly userName: string;
  readonly request: object;
  /** The response as Cognito hands it in, before the function fills it. */
  readonly response: object;
};

type PreTokenVersion = 'V1_0' | 'V2_0' | 'V3_0';

/** The version of the pre token event that this pool sends: V1_0 unless PreTokenGenerationConfig says otherwise. */
export const preTokenVersion = (pool: PoolRecord): PreTokenVersion =>
  (pool.properties.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion as PreTokenVersion) ??
  'V1_0';

const arnOf = (config: LambdaConfigType, trigger: TriggerName): string | undefined =>
  trigger === 'PreTokenGeneration'
    ? (config.PreTokenGenerationConfig?.LambdaArn ?? config.PreTokenGeneration)
    : config[trigger];

export const hasTrigger = (pool: PoolRecord, trigger: TriggerName): boolean =>
  arnOf(pool.properties.LambdaConfig ?? {}, trigger) !== undefined;

/** arn:aws:lambda:region:account:function:NAME, with or without an alias behind it. */
const functionName = (arn: string): string => arn.split(':')[6] ?? arn;

const eventVersion = ({ trigger, pool }: TriggerCall): string =>
  trigger === 'PreTokenGeneration' ? preTokenVersion(pool).charAt(1) : '1';

const eventOf = (service: Service, call: TriggerCall): object => ({
  version: eventVersion(call),
  region: service.region,
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

const timedOut = Symbol('timed out');

/** Cognito waits 5 s for a synchronous trigger, whatever the function's own time-out is. */
const invokeInTime = async (
  { functions, settings }: Service,
  name: string,
  event: object,
): Promise<Invocation | typeof timedOut> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof timedOut>((resolve) => {
    timer = setTimeout(() => resolve(timedOut), settings.get('triggerTimeoutMilliseconds'));
  });
  try {
    return await Promise.race([functions.invoke(name, structuredClone(event)), limit]);
  } finally {
    clearTimeout(timer);
  }
};

type Outcome = Invocation | typeof timedOut;

const record = (
  service: Service,
  call: TriggerCall,
  attempt: number,
  event: object,
  outcome: Outcome,
  waitedMs: number,
): void => {
  const timeOut = { errorType: 'TimeOut', errorMessage: 'No answer within the limit' };
  const unreachable = { errorType: 'ServiceException', errorMessage: 'No answer from Lambda' };
  const missing = { errorType: 'ResourceNotFoundException', errorMessage: 'No such function' };
  const arn = arnOf(call.pool.properties.LambdaConfig ?? {}, call.trigger) ?? '';
  const common = {
    function: functionName(arn),
    triggerSource: call.source,
    attempt,
    request: event,
  };
  if (outcome === timedOut) {
    service.recordTrigger({ ...common, error: timeOut, durationMs: waitedMs, coldStart: false });
  } else if (outcome.outcome === 'not-found') {
    service.recordTrigger({ ...common, error: missing, durationMs: waitedMs, coldStart: false });
  } else if (outcome.outcome === 'unreachable') {
    service.recordTrigger({
      ...common,
      error: unreachable,
      durationMs: waitedMs,
      coldStart: false,
    });
  } else {
    const { durationMs, coldStart } = outcome;
    const result =
      outcome.outcome === 'answered' ? { response: outcome.payload } : { error: outcome.error };
    service.recordTrigger({ ...common, ...result, durationMs, coldStart });
  }
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the function answered, or the exception that Cognito makes of its failure (guide: lambda triggers, errors). */
const responseOf = (trigger: TriggerName, outcome: Outcome): Record<string, unknown> => {
  if (outcome === timedOut) {
    throw new CognitoError(
      'UnexpectedLambdaException',
      `${trigger} invocation failed due to error Socket timeout while invoking Lambda function.`,
    );
  }
  if (outcome.outcome === 'not-found') {
    throw new CognitoError(
      'UnexpectedLambdaException',
      `${trigger} invocation failed due to error AccessDeniedException.`,
    );
  }
  if (outcome.outcome === 'unreachable') {
    throw new CognitoError(
      'UnexpectedLambdaException',
      `${trigger} invocation failed due to error ServiceException.`,
    );
  }
  if (outcome.outcome === 'failed') {
    throw new CognitoError(
      'UserLambdaValidationException',
      `${trigger} failed with error ${outcome.error.errorMessage}.`,
    );
  }
  const { payload } = outcome;
  if (isObject(payload) && isObject(payload.response)) return payload.response;
  throw new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
};

/**
 * Calls a trigger as Cognito does: 5 s, once more after a time-out (a switch: the guide says it may and not how often),
 * its error turned into the API's. Answers the event's `response`, or nothing where the pool has no such trigger.
 */
export const callTrigger = async (
  service: Service,
  call: TriggerCall,
): Promise<Record<string, unknown> | undefined> => {
  const arn = arnOf(call.pool.properties.LambdaConfig ?? {}, call.trigger);
  if (arn === undefined) return undefined;
  const attempts = service.settings.get('retryOnTimeout')
    ? service.settings.get('attemptsOnTimeout')
    : 1;
  const event = eventOf(service, call);
  let outcome: Outcome = timedOut;
  for (let attempt = 1; attempt <= attempts && outcome === timedOut; attempt += 1) {
    const started = performance.now();
    outcome = await invokeInTime(service, functionName(arn), event);
    record(service, call, attempt, event, outcome, Math.round(performance.now() - started));
  }
  return responseOf(call.trigger, outcome);
};
