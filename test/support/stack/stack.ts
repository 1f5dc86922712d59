import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { localCredentials } from '../../../local/identity.ts';
import type { Kept } from '../../../local/observe/outbox.ts';
import type { TriggerEntry } from '../../../local/observe/trigger-log.ts';
import type { StackInfo } from '../../../local/stack/info.ts';
import { startStack } from '../../../local/stack/stack.ts';
import type { StackOptions } from '../../../local/stack/start/options.ts';
import { settledOutbox } from './settled-outbox.ts';

export type Mail = Omit<Kept, 'at'>;

/** Events are objects, whatever their source. */
export type Trigger = TriggerEntry & {
  readonly request: Record<string, unknown>;
  readonly response?: Record<string, unknown>;
};

/** A running stack, and its control API as functions. */
export type TestStack = Awaited<ReturnType<typeof startTestStack>>;

/** Cognito's five seconds include the start of a function, which a busy machine may not manage in them. */
const patience = { triggerTimeoutMilliseconds: 20_000 };

/** Starts a stack on a port of its own, with the built bundles. */
export const startTestStack = async (options: Partial<StackOptions> = {}) => {
  const stack = await startStack({
    host: '127.0.0.1',
    port: 0,
    parameterOverrides: {},
    ...options,
  });

  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${stack.url}/_local/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json() as Promise<T>;
  };

  const info = await call<StackInfo>('GET', 'info');
  await call('POST', 'settings', patience);
  const defaults = await call<{ name: string; value: unknown }[]>('GET', 'settings');

  const itemOf = async (table: string, key: Record<string, string>) => {
    const client = new DynamoDBClient({
      endpoint: info.dynamodbEndpoint,
      region: info.region,
      credentials: localCredentials,
    });
    const Key = Object.fromEntries(Object.entries(key).map(([name, S]) => [name, { S }]));
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key, ConsistentRead: true }),
    );
    client.destroy();
    return Item === undefined ? undefined : unmarshall(Item);
  };

  return {
    url: stack.url,
    info,
    stop: stack.stop,
    call,
    outbox: () => settledOutbox(() => call<Mail[]>('GET', 'outbox')),
    triggers: () => call<Trigger[]>('GET', 'triggers'),
    logs: (name?: string) =>
      call<{ function: string; line: string }[]>(
        'GET',
        name === undefined ? 'logs' : `logs?function=${name}`,
      ),
    advance: (advanceSeconds: number) => call('POST', 'clock', { advanceSeconds }),
    fault: (fault: object) => call('POST', 'faults', fault),
    clearFaults: () => call('DELETE', 'faults'),
    settings: (values: object) => call('POST', 'settings', values),
    invoke: (name: string, event: unknown) =>
      call<{ response?: unknown; error?: { errorType: string; errorMessage: string } }>(
        'POST',
        `functions/${name}/invoke`,
        event,
      ),
    profile: (userId: string) => itemOf(info.tables.profiles, { userId }),
    challenge: (pk: string) => itemOf(info.tables.challenges, { pk }),
    /** As it was after the start, but for the users and the time. */
    reset: async () => {
      await call('DELETE', 'faults');
      await call('DELETE', 'triggers');
      await call('POST', 'settings', Object.fromEntries(defaults.map((s) => [s.name, s.value])));
    },
  };
};
