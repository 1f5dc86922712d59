import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { challengesTable } from '#shared/aws/challenges-table/challenges.ts';
import { rowOwner } from '#shared/one-time-code/secrets/row-key.ts';
import {
  type Created,
  challengeBench,
  parametersOf,
  pepper,
  recorded,
  resendAfter,
  shownOf,
  wrongRound,
} from '../../support/functions/create.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

let tables: TestTables;
let name: string;

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

beforeEach(() => {
  name = randomUUID();
});

const second = 1000;

/** A bench that records the calls of the port. */
const recordingBench = () => {
  const { calls, recording } = recorded(challengesTable(tables.client, tables.challenges));
  return { ...challengeBench(tables, { challenges: recording }), calls };
};

type RecordingBench = ReturnType<typeof recordingBench>;
type Start = (more?: object) => Promise<Created>;
type Answer = (created: Created, code: string) => Promise<unknown>;

/** Everything that a client can do to an account without its mailbox. */
const attempts = async (bench: RecordingBench, start: Start, answer: Answer) => {
  const shown: unknown[] = [];
  const show = (event: Created): Created => {
    shown.push({
      ...shownOf(event),
      private: Object.keys(parametersOf(event)),
      metadata: event.response?.challengeMetadata?.replace(/[0-9a-f]{32}/, 'id'),
    });
    return event;
  };
  // For an unknown user every code is a wrong one.
  const answerWrongly = (event: Created) => answer(event, bench.wrongCodeOf(name, event));
  const first = show(await start());
  show(await start());
  shown.push(await answerWrongly(first), await answer(first, 'no code'));
  show(await start({ session: [wrongRound(first)] }));
  bench.advance(30 * second);
  show(await start(resendAfter(first)));
  for (let guess = 0; guess < 4; guess += 1) shown.push(await answerWrongly(first));
  show(await start());
  bench.advance(30 * second);
  const next = show(await start());
  for (let guess = 0; guess < 4; guess += 1) shown.push(await answerWrongly(next));
  bench.advance(150 * second);
  const long = show(await start());
  shown.push(await answer(long, 'A'.repeat(16)));
  return { shown, calls: bench.calls };
};

describe('known and unknown users', () => {
  it('cause the same calls in the same order and are shown the same', async () => {
    const [known, unknown] = [recordingBench(), recordingBench()];

    const ofUser = await attempts(
      known,
      (more) => known.start(name, more),
      (created, code) => known.answer(name, created, code),
    );
    const ofUnknown = await attempts(
      unknown,
      (more) => unknown.startUnknown(name, more),
      (created, code) => unknown.answerUnknown(name, created, code),
    );

    expect(ofUnknown).toEqual(ofUser);
    expect(JSON.stringify(ofUser.shown)).toContain('letters');
    expect(JSON.stringify(ofUser.shown)).toContain('wait');
  });

  it('have rows that differ in nothing but the status of the mail, with envelopes of one length', async () => {
    const bench = challengeBench(tables, { newId: () => 'c'.repeat(32) });
    const facts = { userPoolId: 'us-east-1_EXAMPLE01', userName: name };
    const { rowKey } = rowOwner({ ...facts, sub: undefined, userNotFound: true }, pepper);
    await bench.start(name);
    await bench.startUnknown(name);

    const known = await bench.stateOf(name);
    const unknown = await bench.deps.challenges.find(rowKey);

    expect(unknown.delivery.envelope).toHaveLength(known.delivery.envelope.length);
    const { envelope } = unknown.delivery;
    expect(unknown).toEqual({
      ...known,
      delivery: { ...known.delivery, status: 'none', envelope },
    });
  });

  it('an unknown user is never right, even with the code of the challenge', async () => {
    const bench = challengeBench(tables);
    const { user: as } = rowOwner(
      { userPoolId: 'us-east-1_EXAMPLE01', userName: name, sub: undefined, userNotFound: true },
      pepper,
    );
    const event = await bench.startUnknown(name);
    const code = bench.codeOf(name, event, { email: '', as });

    expect(await bench.answerUnknown(name, event, code)).toBe(false);
    expect(bench.comparisons()).toBe(1);
  });

  it('the code of a user is not right for the same name without a user', async () => {
    const bench = challengeBench(tables);
    const event = await bench.start(name);
    const code = bench.codeOf(name, event);

    expect(await bench.answerUnknown(name, event, code)).toBe(false);
    expect(await bench.answer(name, event, code)).toBe(true);
  });

  it.each([null, undefined, { sub: randomUUID(), email: 'ada@example.com' }])(
    'an unknown user with the attributes %j is shown a challenge, and nothing else',
    async (userAttributes) => {
      const bench = challengeBench(tables);
      const event = await bench.startUnknown(name, { userAttributes });
      const code = bench.codeOf(name, event, { email: 'ada@example.com' });

      expect(shownOf(event)).toEqual(shownOf(await bench.start(randomUUID())));
      expect(await bench.answer(name, event, code, { userAttributes, userNotFound: true })).toBe(
        false,
      );
      // Neither the name nor the stray `sub` has a row of a user.
      for (const user of [name, userAttributes?.sub ?? name]) {
        expect((await bench.stateOf(user)).version).toBe(0);
      }
    },
  );

  it.each([
    ['no address', undefined],
    ['an empty address', ''],
    ['text for an address', 'no address'],
    ['an address that is too long', `${'a'.repeat(2000)}@example.com`],
    ['an address that is too long in ASCII', `a@${'é.'.repeat(120)}com`],
    ['an address with a line break', 'a@example.com\r\nBcc: b@example.com'],
    ['a half of a surrogate pair', '\ud83d@example.com'],
  ])('a user with %s is shown what an unknown user is, and gets no mail', async (_, email) => {
    const bench = recordingBench();
    const attributes = { userAttributes: { sub: name, email } };

    const shown = shownOf(await bench.start(name, attributes));
    const calls = bench.calls.splice(0);
    expect((await bench.stateOf(name)).delivery.status).toBe('none');
    bench.calls.splice(0);

    expect(shownOf(await bench.startUnknown(randomUUID()))).toEqual(shown);
    expect(bench.calls).toEqual(calls);
  });

  it('two spellings of an unknown name join one challenge', async () => {
    const bench = challengeBench(tables);
    const one = await bench.startUnknown('Ada@Example.com');
    const other = await bench.startUnknown(' ada@example.com');

    expect(other.response).toEqual(one.response);
  });
});
