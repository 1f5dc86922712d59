import { randomUUID } from 'node:crypto';
import type { Service } from '../../service.ts';
import { functionName, functionOf } from './attached-function.ts';
import { invokeInTime, type Outcome } from './invoke.ts';
import { responseOf } from './read-response.ts';
import { resultOf } from './record-attempt.ts';
import { type AnyEvent, eventOf, type TriggerCall } from './trigger-call.ts';

/** Retries after a time-out are a setting: the guide says that Cognito may retry, and not how often. */
const attemptsOf = ({ settings }: Service): number =>
  settings.get('retryOnTimeout') ? settings.get('attemptsOnTimeout') : 1;

const invokeAndRecord = async (
  service: Service,
  name: string,
  event: ReturnType<typeof eventOf>,
): Promise<Outcome> => {
  const attempts = attemptsOf(service);
  for (let attempt = 1; ; attempt += 1) {
    const started = performance.now();
    const { triggerSource } = event;
    const requestId = randomUUID();
    const start = { function: name, triggerSource, attempt, request: event };
    const end = service.recordTrigger(start, requestId);
    const outcome = await invokeInTime(service, name, event, requestId);
    end(resultOf(outcome, Math.round(performance.now() - started)));
    if (outcome.outcome !== 'timed-out' || attempt >= attempts) return outcome;
  }
};

/**
 * Calls a trigger as Cognito does: 5 s, a retry after a time-out, errors translated to the API's.
 * @returns the event's `response`, unchecked; undefined where the pool has no such trigger
 */
export const callTrigger = async <Event extends AnyEvent>(
  service: Service,
  call: TriggerCall<Event>,
): Promise<Record<string, unknown> | undefined> => {
  const arn = functionOf(call.pool, call.trigger);
  if (arn === undefined) return undefined;
  const outcome = await invokeAndRecord(service, functionName(arn), eventOf(service, call));
  return responseOf(call.trigger, outcome);
};
