import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { challengesTable } from '#shared/aws/challenges-table.ts';
import type { Challenges } from '#shared/ports.ts';
import {
  type Bench,
  challengeBench,
  counted,
  idOf,
  stepOf,
  wrongRound,
} from '../../support/create.ts';
import { startTables, type TestTables } from '../../support/dynamodb.ts';

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

const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'answered';
  } catch (error) {
    return error instanceof Error ? (error.message.split(':')[0] ?? '') : '';
  }
};

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

describe('when the first run died', () => {
  const dying = (challenges: Challenges): Challenges => ({
    ...challenges,
    claim: async (pk, claim) => {
      await challenges.claim(pk, claim);
      throw new Error('killed after the claim');
    },
  });

  it('a second within 4.5 s sends nothing, a later one sends a new code under the same challenge', async () => {
    const real = challengesTable(tables.client, tables.challenges);
    const killed = challengeBench(tables, { challenges: dying(real), now: bench.deps.now });
    await refusalOf(killed.start(user));

    const soon = await bench.start(user);
    bench.advance(4_500);
    const later = await bench.start(user);

    expect(idOf(later)).toBe(idOf(soon));
    expect(bench.mails).toHaveLength(1);
    expect(await bench.answer(user, idOf(later), bench.codes()[0] ?? '')).toBe(true);
  });

  it('attempts on the old code count for the new one', async () => {
    const real = challengesTable(tables.client, tables.challenges);
    const killed = challengeBench(tables, { challenges: dying(real), now: bench.deps.now });
    await refusalOf(killed.start(user));
    const id = idOf(await bench.start(user));
    await bench.answer(user, id, '00000000');
    await bench.answer(user, id, '00000000');
    bench.advance(4_500);
    await bench.start(user);

    await bench.answer(user, id, '00000000');

    expect(await bench.answer(user, id, bench.codes()[0] ?? '')).toBe(false);
    expect(bench.comparisons()).toBe(3);
  });

  it('a code that was used meanwhile is not made anew: its challenge is over', async () => {
    const real = challengesTable(tables.client, tables.challenges);
    const forgetful = challengeBench(tables, {
      challenges: { ...real, markSent: async () => undefined },
    });
    const first = await forgetful.start(user);
    await forgetful.answer(user, idOf(first), forgetful.codes()[0] ?? '');
    forgetful.advance(4_500);

    const second = await forgetful.start(user);

    expect(stepOf(second)).toBe('wait');
    expect(forgetful.mails).toHaveLength(1);
  });

  it('three messages are the most for one challenge', async () => {
    const real = challengesTable(tables.client, tables.challenges);
    const forgetful = challengeBench(tables, {
      challenges: { ...real, markSent: async () => undefined },
    });
    for (let run = 0; run < 5; run += 1) {
      await forgetful.start(user);
      forgetful.advance(4_500);
    }

    expect(forgetful.mails).toHaveLength(3);
  });

  it('a claim whose answer was lost is recognised as the own one, and its code is mailed', async () => {
    const real = challengesTable(tables.client, tables.challenges);
    const deaf = challengeBench(tables, {
      challenges: {
        ...real,
        claim: async (pk, claim) => {
          await real.claim(pk, claim);
          return real.claim(pk, claim);
        },
      },
    });

    const event = await deaf.start(user);

    expect(stepOf(event)).toBe('code');
    expect(deaf.mails).toHaveLength(1);
    expect(await deaf.answer(user, idOf(event), deaf.codes()[0] ?? '')).toBe(true);
  });
});

describe('when mail is down', () => {
  it('says so, and tries again ten seconds later with a new code', async () => {
    const down = challengeBench(tables, {
      breaker: { openUntil: async () => 0, open: async () => undefined },
    });
    down.failMail('refused');
    const refusal = await refusalOf(down.start(user));
    down.failMail('none');

    const soon = await down.start(user);
    down.advance(10_000);
    const later = await down.start(user);

    expect(refusal).toBe('delivery_unavailable');
    expect(stepOf(soon)).toBe('wait');
    expect(stepOf(later)).toBe('code');
    expect(down.mails).toHaveLength(1);
  });

  it('tells the user whose message failed what it tells somebody who is not there', async () => {
    bench.failMail('refused');
    await refusalOf(bench.start(user));
    bench.advance(5_000);

    const known = await refusalOf(bench.start(user));
    const unknown = await refusalOf(bench.startStranger(randomUUID()));
    bench.advance(5_001);

    expect([known, unknown]).toEqual(['delivery_unavailable', 'delivery_unavailable']);
  });

  it('tells known and unknown users alike for a while', async () => {
    bench.failMail('refused');
    await refusalOf(bench.start(user));
    bench.failMail('none');

    const known = await refusalOf(bench.start(randomUUID()));
    const unknown = await refusalOf(bench.startStranger(randomUUID()));
    bench.advance(10_001);

    expect([known, unknown]).toEqual(['delivery_unavailable', 'delivery_unavailable']);
    expect(stepOf(await bench.startStranger(randomUUID()))).toBe('code');
  });
});

describe('when the table fails', () => {
  const fail = async (): Promise<never> => {
    throw new Error('down');
  };
  const failing = (changes: Partial<Challenges>, more: object = {}) =>
    challengeBench(tables, {
      now: bench.deps.now,
      challenges: { ...challengesTable(tables.client, tables.challenges), ...changes },
      ...more,
    });

  it.each([
    ['reading the row', { find: fail }, {}],
    ['claiming', { claim: fail }, {}],
    ['reading the breaker', {}, { breaker: { openUntil: fail, open: fail } }],
  ])('at %s, nothing is mailed', async (_step, changes, more) => {
    const broken = failing(changes, more);

    expect(await refusalOf(broken.start(user))).toBe('down');
    expect(broken.mails).toEqual([]);
  });

  it('at marking the mail sent, the code is good all the same', async () => {
    const broken = failing({ markSent: fail });

    const event = await broken.start(user);

    expect(await broken.answer(user, idOf(event), broken.codes()[0] ?? '')).toBe(true);
    expect(broken.log.map(({ what }) => what)).toContain('send state not kept');
  });

  it('at marking the mail failed, the user is told of the mail', async () => {
    const broken = failing(
      { markFailed: fail },
      { breaker: { openUntil: async () => 0, open: fail } },
    );
    broken.failMail('refused');

    expect(await refusalOf(broken.start(user))).toBe('delivery_unavailable');
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
