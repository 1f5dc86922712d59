import { readFileSync } from 'node:fs';
import { type FunctionFolder, suiteTriggers } from '#shared/cognito/triggers.ts';
import type { ServiceCall } from '../local/observe/call-log.ts';
import { startStack } from '../local/stack/stack.ts';

/** The sample that makes each function do its longest work. */
const samples: Readonly<Record<FunctionFolder, string>> = {
  'pre-sign-up': 'sign-up',
  'post-confirmation': 'confirm-sign-up',
  'pre-authentication': 'authentication',
  'post-authentication': 'authentication',
  'define-auth-challenge': 'authentication',
  'create-auth-challenge': 'authentication',
  'verify-auth-challenge-response': 'authentication',
  'pre-token-generation': 'authentication',
  'custom-message': 'sign-up',
};

export type RoundTrips = {
  readonly name: string;
  /** Calls to DynamoDB of one warm invocation. */
  readonly dynamodb: number;
  readonly mails: number;
};

const sampleEvent = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../events/${path}.json`, import.meta.url), 'utf8'));

/** What a function called since the record was emptied. */
const roundTripsOf = (name: string, calls: readonly ServiceCall[]): RoundTrips => {
  const count = (service: string) =>
    calls
      .filter((call) => call.function === name && call.action.startsWith(`${service}:`))
      .reduce((sum, { times }) => sum + times, 0);
  return { name, dynamodb: count('dynamodb'), mails: count('ses') };
};

/** Invokes every function once with its sample and counts what it calls; create's row wakes the courier. */
export const measureRoundTrips = async (): Promise<readonly RoundTrips[]> => {
  const stack = await startStack({ host: '127.0.0.1', port: 0, parameterOverrides: {} });
  const local = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    return (await fetch(`${stack.url}/_local/${path}`, init)).json();
  };
  const measured: RoundTrips[] = [];
  for (const { functionId: name, folder } of suiteTriggers) {
    await local('DELETE', 'calls');
    await local('POST', `functions/${name}/invoke`, sampleEvent(`${folder}/${samples[folder]}`));
    // Answers when the courier is done.
    await local('GET', 'outbox');
    const calls = (await local('GET', 'calls')) as readonly ServiceCall[];
    measured.push(roundTripsOf(name, calls));
    const courier = roundTripsOf('CodeDeliveryFunction', calls);
    if (courier.dynamodb > 0) measured.push(courier);
  }
  await stack.stop();
  return measured;
};
