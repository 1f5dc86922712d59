import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { localCredentials } from '../../local/identity.ts';
import type { ServiceCall } from '../../local/observe/call-log.ts';
import { newEmail } from '../support/pool/sign-in.ts';
import { times } from './support/answers.ts';
import { startTarget, type Target } from './support/client.ts';
import { report } from './support/figure.ts';
import { type Sent, seenOf, wireOf } from './support/wire.ts';

let target: Target;

beforeAll(async () => {
  target = await startTarget();
});

afterAll(() => target.stop());

beforeEach(async () => {
  await target.stack.reset();
});

/** The functions that the caller waits for. The courier runs behind them, and for users only. */
const answering = (calls: readonly ServiceCall[]): readonly string[] =>
  calls
    .filter(({ function: name }) => name !== 'CodeDeliveryFunction')
    .map(({ function: name, action, resource, rows, times: count }) =>
      [name, action, resource, rows.replace('2X#', '2U#'), count].join(' '),
    );

type Walk = { readonly responses: readonly Sent[]; readonly calls: readonly string[] };

/**
 * All that a stranger can do to a name: joined starts, wrong shapes, wrong codes to the end, a start after the code is
 * spent, resends, a sign-in after the pause, an old challenge, a long one. Between two steps the calls are read.
 */
const walk = async (name: string): Promise<Walk> => {
  const { stack } = target;
  const wire = wireOf(stack);
  const responses: Sent[] = [];
  const calls: string[] = [];
  const step = async (sent: Promise<Sent>): Promise<Sent> => {
    const response = await sent;
    responses.push(response);
    await stack.outbox();
    calls.push(...answering(await stack.call<ServiceCall[]>('GET', 'calls')), '--');
    await stack.call('DELETE', 'calls');
    return response;
  };
  const burnThrough = async (first: Sent): Promise<void> => {
    let session = first.session;
    for (const answer of ['not a code', '00000000', '11111111', '22222222']) {
      if (session === undefined) return;
      session = (await step(wire.answer(name, answer, session))).session;
    }
  };
  await stack.call('DELETE', 'calls');
  const first = await step(wire.start(name));
  await step(wire.start(name));
  await burnThrough(first);
  await burnThrough(await step(wire.start(name)));
  await step(wire.start(name));
  await stack.advance(31);
  const second = await step(wire.start(name));
  const resent = await step(wire.answer(name, 'anything', second.session, 'resend'));
  await stack.advance(121);
  await step(wire.answer(name, 'anything', resent.session, 'resend'));
  await stack.advance(320);
  await burnThrough(await step(wire.start(name)));
  for (let more = 0; more < 4; more += 1) {
    await stack.advance(605);
    await burnThrough(await step(wire.start(name)));
  }
  return { responses, calls };
};

it('known and unknown users get the same bytes in every response', async (context) => {
  const { email } = await target.signUp();
  const proven = await target.provenUser();
  const known = seenOf((await walk(email)).responses);
  const alsoKnown = seenOf((await walk(proven.email)).responses);
  const unknown = seenOf((await walk(newEmail())).responses);

  const different = unknown.filter(
    (response, index) => JSON.stringify(response) !== JSON.stringify(known[index]),
  ).length;
  report(context, {
    family: 'enumeration',
    figure: `${different} of ${unknown.length} responses differ between known and unknown users`,
    goal: '0',
  });
  expect(unknown.length).toBeGreaterThan(20);
  expect(unknown.some(({ body }) => body.includes('"codeKind":"letters"'))).toBe(true);
  const waits = unknown.filter(({ body }) => body.includes('"step":"wait"'));
  expect(waits.length).toBeGreaterThan(0);
  expect(waits.filter(({ body }) => !body.includes('what is left'))).toEqual([]);
  expect(known).toEqual(unknown);
  expect(alsoKnown).toEqual(unknown);
});

it('known and unknown users cause the same calls of every function, in the same order', async (context) => {
  const { email } = await target.signUp();
  const known = (await walk(email)).calls;
  const unknown = (await walk(newEmail())).calls;

  const made = known.filter((call) => call !== '--').length;
  const different = unknown.filter((call, index) => call !== known[index]).length;
  report(context, {
    family: 'enumeration',
    figure: `${different} of ${made} kinds of calls differ in order or number`,
    goal: '0',
  });
  expect(made).toBeGreaterThan(30);
  expect(unknown).toEqual(known);
});

it('the rows of known and unknown users have the same columns, types and lengths of text', async (context) => {
  const { email } = await target.signUp();
  const name = newEmail();
  await times(2, (index) => target.client.start([email, name][index] ?? ''));
  await target.stack.outbox();
  const client = new DynamoDBClient({
    endpoint: target.stack.info.dynamodbEndpoint,
    region: target.stack.info.region,
    credentials: localCredentials,
  });
  const { Items = [] } = await client.send(
    new ScanCommand({ TableName: target.stack.info.tables.challenges }),
  );
  client.destroy();
  const shapeOf = (item: Record<string, { S?: string; N?: string }>): string =>
    Object.entries(item)
      .filter(([column]) => column !== 'pk' && column !== 'delivery')
      .map(([column, { S, N }]) => `${column}:${S === undefined ? typeof N : S.length}`)
      .sort()
      .join(' ');
  const isFresh = ({ version }: Record<string, { N?: string }>) => version?.N === '1';
  const fresh = (prefix: string) =>
    Items.filter((item) => item.pk?.S?.startsWith(prefix) === true && isFresh(item as never));
  const shapes = new Set([...fresh('2U#'), ...fresh('2X#')].map((item) => shapeOf(item as never)));

  report(context, {
    family: 'enumeration',
    figure: `${shapes.size} shape of fresh rows, users and unknown`,
    goal: '1',
  });
  expect(fresh('2U#').length).toBeGreaterThan(0);
  expect(fresh('2X#').length).toBeGreaterThan(0);
  expect([...shapes]).toHaveLength(1);
});
