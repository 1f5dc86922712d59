import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEnvelope } from '#shared/one-time-code/secrets/envelope.ts';
import { rowKeyOfUser } from '#shared/one-time-code/secrets/row-key.ts';
import {
  type Bench,
  type Created,
  challengeBench,
  idOf,
  parametersOf,
  pepper,
  policy,
  resendAfter,
  shownOf,
  wrongRound,
} from '../../support/functions/create.ts';
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

const second = 1000;
const minute = 60 * second;

/** What the courier reads of the last mail of a user. */
const envelopeOf = async (of: string) => {
  const { delivery, slots } = await bench.stateOf(of);
  const place = {
    rowKey: rowKeyOfUser(of),
    challengeId: slots[delivery.slot]?.id ?? '',
    mailNumber: delivery.mailNumber,
  };
  return openEnvelope(pepper, place, delivery.envelope);
};

/** Three wrong answers, after which the code is spent. */
const answerWrongly = async (event: Created) => {
  const code = bench.wrongCodeOf(user, event);
  for (let guess = 0; guess < 3; guess += 1) await bench.answer(user, event, code);
};

const statusOf = async (of: string) => (await bench.stateOf(of)).delivery.status;
const mailsOf = async (of: string) => (await bench.stateOf(of)).mails.length;

describe('the start of a sign-in', () => {
  it('makes a challenge, asks for its mail and shows nothing of code and address', async () => {
    const event = await bench.start(user);

    expect(shownOf(event)).toEqual({
      step: 'code',
      channel: 'email',
      destination: '***@***',
      codeKind: 'digits',
      codeLength: '8',
      expiresInSeconds: '300',
      resendInSeconds: '30',
    });
    expect(await statusOf(user)).toBe('due');
    expect(JSON.stringify(event.response)).not.toContain(bench.codeOf(user, event));
    expect(JSON.stringify(event.response)).not.toContain('example.com');
  });

  it('names slot, kind and pepper to verify and nothing else', async () => {
    const event = await bench.start(user);

    expect(parametersOf(event)).toEqual({
      step: 'code',
      challengeId: expect.stringMatching(/^[0-9a-f]{32}$/),
      slot: expect.stringMatching(/^[01]$/),
      kind: 'digits',
      pepper: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
  });

  it('seals where the mail goes and in which language', async () => {
    const userAttributes = { sub: user, email: 'Ada@bücher.example', locale: 'de-CH' };
    await bench.start(user, { userAttributes });

    expect(await envelopeOf(user)).toEqual({
      userPoolId: 'us-east-1_EXAMPLE01',
      address: 'Ada@xn--bcher-kva.example',
      locale: 'de',
      channel: 'email',
      proven: false,
    });
  });

  it.each([
    ['true', true],
    ['false', false],
    ['TRUE', false],
    [undefined, false],
  ])('counts an address with email_verified %j as proven: %s', async (email_verified, proven) => {
    const userAttributes = { sub: user, email: 'ada@example.com', email_verified };
    await bench.start(user, { userAttributes });

    expect(await envelopeOf(user)).toMatchObject({ proven });
  });

  it('repeated after five seconds joins the challenge and causes no mail', async () => {
    const first = await bench.start(user);
    bench.advance(5 * second);
    const again = await bench.start(user);

    expect(again.response).toEqual(first.response);
    expect(await mailsOf(user)).toBe(1);
  });

  it('repeated after the pause mails the same code again', async () => {
    const first = await bench.start(user);
    bench.advance(30 * second);
    const again = await bench.start(user);

    expect(again.response).toEqual(first.response);
    expect(await mailsOf(user)).toBe(2);
    expect(bench.log.map(({ what }) => what)).toEqual([
      'challenge claimed',
      'challenge mailed again',
    ]);
  });

  it('of fifty at once makes one challenge and one mail', async () => {
    const events = await Promise.all(Array.from({ length: 50 }, () => bench.start(user)));

    expect(new Set(events.map(idOf)).size).toBe(1);
    expect(await mailsOf(user)).toBe(1);
  });

  it('makes a new challenge once the one before it is old, which stays good', async () => {
    const first = await bench.start(user);
    bench.advance(5 * minute);
    const newer = await bench.start(user);

    expect(idOf(newer)).not.toBe(idOf(first));
    expect(await bench.answer(user, first, bench.codeOf(user, first))).toBe(true);
  });

  it('after a spent code waits for the rest of the pause, at most 30 s', async () => {
    const first = await bench.start(user);
    await answerWrongly(first);
    bench.advance(10 * second);

    const event = await bench.start(user);

    expect(shownOf(event)).toEqual({ step: 'wait', channel: 'email', retryInSeconds: '20' });
    expect(parametersOf(event)).toEqual({ step: 'wait' });
  });

  it('after six wrong answers in a row makes a long code', async () => {
    for (let code = 0; code < 2; code += 1) {
      const event = await bench.start(user);
      await answerWrongly(event);
      bench.advance(30 * second);
    }

    const event = await bench.start(user);

    expect(shownOf(event)).toMatchObject({ codeKind: 'letters', codeLength: '16' });
    expect(bench.log.at(-1)).toMatchObject({ what: 'codes became long' });
    expect(await bench.answer(user, event, bench.codeOf(user, event))).toBe(true);
  });

  it('makes a long code where the setting says so', async () => {
    const long = challengeBench(tables, { policy: { ...policy, longCodesOnly: true } });

    expect(shownOf(await long.start(user)).codeKind).toBe('letters');
    // Else every user would be counted as attacked, and the alarm would say nothing.
    expect(long.log.map(({ what }) => what)).not.toContain('codes became long');
  });

  it('shows the masked address only where the setting says so', async () => {
    const open = challengeBench(tables, { policy: { ...policy, revealDestination: true } });
    const userAttributes = { sub: user, email: 'ada@example.com' };

    expect(shownOf(await open.start(user, { userAttributes })).destination).toBe('a***@e***.com');
  });
});

describe('a user whose address mail cannot go to', () => {
  it.each([
    undefined,
    '',
    'ada@example.com, eve@example.com',
    'ada@example.com\r\nBcc: eve@example.com',
  ])('is shown the same and sent nothing: %j', async (email) => {
    const reference = await bench.start(randomUUID());
    const event = await bench.start(user, { userAttributes: { sub: user, email } });

    expect(shownOf(event)).toEqual(shownOf(reference));
    expect(await statusOf(user)).toBe('none');
    expect(await envelopeOf(user)).toMatchObject({ address: '' });
  });

  it.each([
    [{ allowedDomains: ['example.org'] }, 'ada@example.com'],
    [{ allowedDomains: ['example.com'] }, 'ada@sub.example.com'],
    [{ blockedDomains: ['example.com'] }, 'ada@sub.example.com'],
  ])('under the domain lists %j is sent nothing to %s', async (lists, email) => {
    const listed = challengeBench(tables, { policy: { ...policy, ...lists } });
    const event = await listed.start(user, { userAttributes: { sub: user, email } });

    expect(shownOf(event).step).toBe('code');
    expect(await statusOf(user)).toBe('none');
  });
});

describe('a round after a wrong answer', () => {
  it('shows the same challenge and causes neither mail nor write', async () => {
    const first = await bench.start(user);
    bench.advance(40 * second);
    const before = await bench.stateOf(user);

    const round = await bench.start(user, { session: [wrongRound(first)] });

    expect(round.response).toEqual(first.response);
    expect(await bench.stateOf(user)).toEqual(before);
  });

  it('shows a dead challenge with no time left, and its code is refused', async () => {
    const first = await bench.start(user);
    bench.advance(10 * minute);

    const round = await bench.start(user, { session: [wrongRound(first)] });

    expect(shownOf(round)).toMatchObject({ step: 'code', expiresInSeconds: '0' });
    expect(await bench.answer(user, round, bench.codeOf(user, first))).toBe(false);
  });

  it('does not change to the challenge of a later sign-in', async () => {
    const earlier = await bench.start(user);
    bench.advance(5 * minute);
    await bench.start(user);

    const round = await bench.start(user, { session: [wrongRound(earlier)] });

    expect(idOf(round)).toBe(idOf(earlier));
  });

  it('after a round that waited waits again', async () => {
    const session = [
      {
        challengeName: 'CUSTOM_CHALLENGE',
        challengeResult: false,
        challengeMetadata: 'v2.wait.0',
      },
    ];

    expect(shownOf(await bench.start(user, { session })).step).toBe('wait');
  });
});

describe('a resend', () => {
  it('mails the same code again and is remembered', async () => {
    const first = await bench.start(user);
    bench.advance(30 * second);
    const again = await bench.start(user, resendAfter(first));

    expect(idOf(again)).toBe(idOf(first));
    expect(again.response?.challengeMetadata).toMatch(/^v2\.code\.1\./);
    expect(await mailsOf(user)).toBe(2);
  });

  it('before the pause is over joins and is remembered all the same', async () => {
    const first = await bench.start(user);
    const again = await bench.start(user, resendAfter(first));

    expect(again.response?.challengeMetadata).toMatch(/^v2\.code\.1\./);
    expect(await mailsOf(user)).toBe(1);
  });

  it('of a dead code goes on with a new challenge', async () => {
    const first = await bench.start(user);
    bench.advance(10 * minute);
    const again = await bench.start(user, resendAfter(first));

    expect(idOf(again)).not.toBe(idOf(first));
    expect(await bench.answer(user, again, bench.codeOf(user, again))).toBe(true);
  });
});

it('a start that loses every race waits half a minute', async () => {
  const losing = challengeBench(tables, {
    challenges: { ...bench.deps.challenges, create: async () => 'lost' },
  });

  expect(shownOf(await losing.start(user))).toMatchObject({ step: 'wait', retryInSeconds: '30' });
});

it.each(['find', 'create'] as const)(
  'a table that fails at %s lets its error through',
  async (call) => {
    const fail = () => Promise.reject(new Error('down'));
    const broken = challengeBench(tables, {
      challenges: { ...bench.deps.challenges, [call]: fail },
    });

    await expect(broken.start(user)).rejects.toThrow('down');
  },
);

it('the log says every decision and nothing of the user', async () => {
  const event = await bench.start(user);
  const code = bench.codeOf(user, event);
  await bench.start(user);
  await bench.answer(user, event, code);

  const lines = JSON.stringify(bench.log);

  expect(bench.log.map(({ what }) => what)).toEqual([
    'challenge claimed',
    'challenge joined',
    'answer compared',
  ]);
  for (const secret of [user, code, idOf(event), 'example.com']) {
    expect(lines).not.toContain(secret);
  }
});
