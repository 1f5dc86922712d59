import { readFileSync } from 'node:fs';
import { type FunctionFolder, suiteTriggers } from '#shared/cognito/triggers.ts';
import { startDynamodb } from '../local/services/dynamodb/engine.ts';
import { startStack } from '../local/stack/stack.ts';
import { startCountingProxy } from './counting-proxy.ts';

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

const post = async (url: string, body: unknown): Promise<unknown> => {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return answer.json();
};

/** Invokes every function once with its sample and counts what it calls. */
export const measureRoundTrips = async (): Promise<readonly RoundTrips[]> => {
  const engine = await startDynamodb();
  const proxy = await startCountingProxy(engine.url);
  const stack = await startStack({
    host: '127.0.0.1',
    port: 0,
    parameterOverrides: { ResponseFloorMilliseconds: '0' },
    dynamodbEndpoint: proxy.url,
  });
  const mailCount = async () =>
    ((await (await fetch(`${stack.url}/_local/outbox`)).json()) as unknown[]).length;
  const measured: RoundTrips[] = [];
  for (const { functionId: name, folder } of suiteTriggers) {
    const before = await mailCount();
    proxy.takeCount();
    await post(
      `${stack.url}/_local/functions/${name}/invoke`,
      sampleEvent(`${folder}/${samples[folder]}`),
    );
    measured.push({ name, dynamodb: proxy.takeCount(), mails: (await mailCount()) - before });
  }
  await stack.stop();
  await proxy.stop();
  await engine.stop();
  return measured;
};
