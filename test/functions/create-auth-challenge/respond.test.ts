import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { challengesTable } from '#shared/aws/challenges-table.ts';
import {
  type Bench,
  challengeBench,
  counted,
  idOf,
  stepOf,
  wrongRound,
} from '../../support/functions/create.ts';
import { textOf } from '../../support/functions/handler.ts';
import { startTables, type TestTables } from '../../support/services/dynamodb.ts';

let tables: TestTables;
let bench: Bench;
let user: string;

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.stop());

beforeEach(() => {
  bench = challengeBench(tables);
  user = randomUUID();
});

/** The code of a refusal, which is what clients go by. */
const refusalOf = async (call: Promise<unknown>): Promise<string> =>
  (await textOf(call)).split(':')[0] ?? '';

describe('the start of a sign-in', () => {
  it('mails one code to the stored address and shows nothing of it', async () => {
    const event = await bench.start(user);

    expect(bench.mails).toHaveLength(1);
    expect(bench.mails[0]?.to).toBe(`${user}@example.com`);
    expect(event.response?.publicChallengeParameters).toEqual({
      step: 'code',
      channel: 'email',
      destination: '***@***',
      codeLength: '8',
      expiresInSeconds: '300',
      resendInSeconds: '30',
    });
    expect(JSON.stringify(event.response)).not.toContain(bench.codes()[0]);
  });

  it('called twice, as Cognito does after a time-out, mails once and gives the same challenge', async () => {
    const first = await bench.start(user);
    bench.advance(5_000);
    const second = await bench.start(user);

    expect(bench.mails).toHaveLength(1);
    expect(idOf(second)).toBe(idOf(first));
    expect(await bench.answer(user, idOf(second), bench.codes()[0] ?? '')).toBe(true);
  });

  it('of fifty at once mails once, and all have the same challenge', async () => {
    const events = await Promise.all(Array.from({ length: 50 }, () => bench.start(user)));

    expect(bench.mails).toHaveLength(1);
    expect(new Set(events.map(idOf)).size).toBe(1);
  });

  it('shows the masked address only where the setting says so', async () => {
    const open = challengeBench(tables, {
      policy: { ...bench.deps.policy, revealDestination: true },
    });

    const event = await open.start('ada');

    expect(event.response?.publicChallengeParameters?.destination).toBe('a***@e***.com');
  });

  it.each([
    undefined,
    'ada@example.com, eve@example.com',
    'ada@example.com\r\nBcc: eve@example.com',
  ])('sends nothing to a user whose address is %j, and walks on as if it had', async (email) => {
    const event = await bench.start(user, { userAttributes: { sub: user, email } });

    expect(stepOf(event)).toBe('code');
    expect(bench.mails).toEqual([]);
    expect(bench.log.at(-1)?.what).toBe('no address to send to');
  });

  it('writes to the mailbox under the name that its domain has in mail', async () => {
    await bench.start(user, { userAttributes: { sub: user, email: 'Ada@bücher.example' } });

    expect(bench.mails[0]?.to).toBe('Ada@xn--bcher-kva.example');
  });

  it('walks on when the service refuses the address, and the channel does not count as down', async () => {
    bench.failMail('malformed');
    const event = await bench.start(user);
    bench.failMail('none');

    const other = await bench.start(randomUUID());

    expect([stepOf(event), stepOf(other)]).toEqual(['code', 'code']);
    expect(bench.log.map(({ what }) => what)).toEqual(['address refused', 'code sent']);
  });
});

describe('somebody who does not exist', () => {
  it('is shown the same, costs the same calls, and is sent nothing', async () => {
    const real = challengesTable(tables.client, tables.challenges);
    const known = counted(real);
    const unknown = counted(real);

    const shownToUser = await challengeBench(tables, { challenges: known.counting }).start(user);
    const strangerBench = challengeBench(tables, { challenges: unknown.counting });
    const shownToStranger = await strangerBench.startStranger(user);

    expect(shownToStranger.response?.publicChallengeParameters).toEqual(
      shownToUser.response?.publicChallengeParameters,
    );
    expect(unknown.calls).toEqual(known.calls);
    expect(strangerBench.mails).toEqual([]);
  });

  it('waits as a user would', async () => {
    await bench.startStranger(user);
    bench.advance(12_000);

    expect(stepOf(await bench.startStranger(user))).toBe('wait');
  });

  it('is never right', async () => {
    const event = await bench.startStranger(user);
    const everything = { userNotFound: true, userAttributes: {} };

    // The bench draws its codes in order, so this is the very code that was drawn.
    const right = await bench.answer(user, idOf(event), '10000001', everything);

    expect(right).toBe(false);
    expect(bench.log.some(({ outcome }) => outcome === 'right')).toBe(true);
  });
});

describe('a later round', () => {
  it('mails nothing and shows what is left of the code', async () => {
    const first = await bench.start(user);
    bench.advance(10_000);

    const second = await bench.start(user, { session: [wrongRound(first)] });

    expect(bench.mails).toHaveLength(1);
    expect(idOf(second)).toBe(idOf(first));
    expect(second.response?.publicChallengeParameters).toMatchObject({
      expiresInSeconds: '290',
      resendInSeconds: '20',
    });
  });

  it('is not handed the code of a sign-in that came after it', async () => {
    const earlier = await bench.start(user);
    bench.advance(30_000);
    await bench.start(user);

    const round = await bench.start(user, { session: [wrongRound(earlier)] });

    expect(round.response?.publicChallengeParameters?.expiresInSeconds).toBe('0');
    expect(await bench.answer(user, idOf(round), bench.codes()[1] ?? '')).toBe(false);
  });
});

describe('the response floor', () => {
  const timed = () => {
    const slept: number[] = [];
    const floor = challengeBench(tables, {
      policy: { ...bench.deps.policy, responseFloorMs: 600 },
      stopwatch: () => 100,
      sleep: async (ms) => {
        slept.push(ms);
      },
    });
    return { floor, slept };
  };

  it('holds every answer back, whoever asks', async () => {
    const { floor, slept } = timed();

    await floor.start(user);
    await floor.startStranger(user);

    expect(slept).toEqual([600, 600]);
  });

  it('holds an error back too', async () => {
    const { floor, slept } = timed();
    floor.failMail('refused');

    await refusalOf(floor.start(user));

    expect(slept).toEqual([600]);
    floor.advance(10_001);
  });
});

describe('the log', () => {
  it('tells every decision and nothing of the person', async () => {
    const event = await bench.start(user);
    await bench.answer(user, idOf(event), bench.codes()[0] ?? '');

    const lines = JSON.stringify(bench.log);

    expect(bench.log.map(({ what }) => what)).toEqual(['code sent', 'answer compared']);
    for (const secret of [user, bench.codes()[0] ?? '', idOf(event), 'example.com']) {
      expect(lines).not.toContain(secret);
    }
  });
});
