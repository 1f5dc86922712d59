import { describe, expect, it } from 'vitest';
import type { ChallengeRow } from '#shared/one-time-code/row.ts';
import { decideRound, decideStart } from '../../../functions/create-auth-challenge/decide.ts';

const claimedAt = 1_000_000;
const policy = { codeAttempts: 3 };

const aRow = (changes: Partial<ChallengeRow> = {}): ChallengeRow => ({
  ver: 1,
  cid: 'c'.repeat(32),
  h: 'ab',
  exp: claimedAt + 300_000,
  att: 0,
  fails: 0,
  next: claimedAt + 30_000,
  sendState: 'SENT',
  sendTry: 1,
  claimedAt,
  claimId: 'claim',
  clientId: 'client',
  destHash: 'dest',
  ...changes,
});

const start = (row: ChallengeRow | undefined, afterMs: number, clientId = 'client', down = 0) =>
  decideStart({ row, clientId, openUntil: down, now: claimedAt + afterMs }, policy);

describe('the start of a sign-in', () => {
  it('issues a code where there was never one', () => {
    expect(start(undefined, 0).outcome).toBe('issue');
  });

  it.each([
    ['SENT', 0, 'repeat'],
    ['SENT', 11_999, 'repeat'],
    ['SENT', 12_000, 'wait'],
    ['SENT', 29_999, 'wait'],
    ['SENT', 30_000, 'issue'],
    ['PENDING', 0, 'repeat'],
    ['PENDING', 4_499, 'repeat'],
    ['PENDING', 4_500, 'reissue'],
    ['PENDING', 29_999, 'reissue'],
    ['PENDING', 30_000, 'issue'],
    ['FAILED', 0, 'wait'],
  ] as const)('%s, %i ms after the claim: %s', (sendState, afterMs, outcome) => {
    expect(start(aRow({ sendState }), afterMs).outcome).toBe(outcome);
  });

  it('issues a code ten seconds after a send that failed', () => {
    const row = aRow({ sendState: 'FAILED', next: claimedAt + 10_000 });

    expect(start(row, 9_999).outcome).toBe('wait');
    expect(start(row, 10_000).outcome).toBe('issue');
  });

  it('sends three messages for one challenge at most', () => {
    expect(start(aRow({ sendState: 'PENDING', sendTry: 2 }), 5_000).outcome).toBe('reissue');
    expect(start(aRow({ sendState: 'PENDING', sendTry: 3 }), 5_000).outcome).toBe('wait');
  });

  it('lets a sign-in from another client wait', () => {
    expect(start(aRow(), 1_000, 'other').outcome).toBe('wait');
    expect(start(aRow(), 30_000, 'other').outcome).toBe('issue');
  });

  it.each([
    ['used', { usedAt: claimedAt }],
    ['exhausted', { att: 3 }],
    ['expired', { exp: claimedAt + 500 }],
  ])('does not show a code again that is %s', (_how, changes) => {
    expect(start(aRow(changes), 1_000).outcome).toBe('wait');
  });

  it.each([
    ['used', { usedAt: claimedAt }],
    ['exhausted', { att: 3 }],
  ])(
    'makes no new code for a challenge that is %s, though its mail was never marked',
    (_how, changes) => {
      expect(start(aRow({ sendState: 'PENDING', ...changes }), 5_000).outcome).toBe('wait');
    },
  );

  it('waits after a hundred wrong answers in a row, however long ago, and does not say why', () => {
    const locked = start(aRow({ fails: 100 }), 365 * 24 * 3_600_000);

    expect(locked).toEqual({ outcome: 'wait', retryInMs: 30_000 });
  });

  it('says how long to wait', () => {
    expect(start(aRow(), 13_000)).toEqual({ outcome: 'wait', retryInMs: 17_000 });
  });
});

describe('while the channel counts as down', () => {
  const down = claimedAt + 10_000;
  const meets = (row: ChallengeRow | undefined, afterMs = 5_000, clientId = 'client') =>
    start(row, afterMs, clientId, down).outcome;

  it('nobody gets a new code, whether there was one before or not', () => {
    expect(meets(undefined)).toBe('unavailable');
    expect(meets(aRow({ next: claimedAt }))).toBe('unavailable');
    expect(meets(aRow({ sendState: 'PENDING' }))).toBe('unavailable');
  });

  it.each(['client', 'other'])(
    'the user whose message failed is told what everybody is told, from %s too',
    (client) => {
      const row = aRow({ sendState: 'FAILED', next: down });

      expect(meets(row, 5_000, client)).toBe('unavailable');
    },
  );

  it('a code that was sent before is shown, and its cool-down goes on', () => {
    expect(meets(aRow())).toBe('repeat');
    expect(meets(aRow(), 5_000, 'other')).toBe('wait');
  });

  it('ends at its time', () => {
    expect(meets(undefined, 9_999)).toBe('unavailable');
    expect(meets(undefined, 10_000)).toBe('issue');
  });
});

describe('a later round', () => {
  const metadata = `v1.code.0.${'c'.repeat(32)}`;
  const round = (row: ChallengeRow | undefined, written: string | null, afterMs = 1_000) =>
    decideRound({ row, metadata: written, now: claimedAt + afterMs }, policy);

  it('shows the code that this sign-in was given, while it lives', () => {
    expect(round(aRow(), metadata).outcome).toBe('show');
  });

  it.each([
    ['belongs to another sign-in by now', { cid: 'd'.repeat(32) }, 1_000],
    ['is used', { usedAt: 1 }, 1_000],
    ['has no attempts left', { att: 3 }, 1_000],
    ['is over', {}, 300_000],
  ])('shows a dead code where the one in the row %s', (_how, changes, afterMs) => {
    expect(round(aRow(changes), metadata, afterMs)).toEqual({
      outcome: 'dead',
      challengeId: 'c'.repeat(32),
    });
  });

  it('shows a dead code where nothing says which one it was', () => {
    expect(round(aRow(), 'v1.code.0')).toEqual({ outcome: 'dead', challengeId: undefined });
    expect(round(aRow(), null)).toEqual({ outcome: 'dead', challengeId: undefined });
    expect(round(undefined, metadata).outcome).toBe('dead');
  });

  it('of a sign-in that waits goes on waiting, for what is left', () => {
    expect(round(aRow(), 'v1.wait.0')).toEqual({ outcome: 'wait', retryInMs: 29_000 });
    expect(round(undefined, 'v1.wait.0')).toEqual({ outcome: 'wait', retryInMs: 0 });
  });
});
