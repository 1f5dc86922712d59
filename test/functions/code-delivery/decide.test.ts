import { describe, expect, it } from 'vitest';
import { decideBudget, minuteOf, withoutNewest } from '../../../functions/code-delivery/decide.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 0, 1, 12);

/** Times of mails, the last one `last` ago and one every `apart` before it. */
const mailsBefore = (count: number, last: number, apart: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => now - last - index * apart);

describe('the budget of a mailbox', () => {
  it.each([
    ['no mail', 'send', []],
    ['nine mails in the last hour', 'send', mailsBefore(9, 0, minute)],
    ['ten mails in the last hour', 'spent', mailsBefore(10, 0, minute)],
    ['ten mails, the first an hour ago', 'send', mailsBefore(10, hour - 9 * minute, minute)],
    ['29 mails in the last 24 h', 'send', mailsBefore(29, 20 * minute, 45 * minute)],
    ['30 mails in the last 24 h', 'spent', mailsBefore(30, 20 * minute, 45 * minute)],
    ['30 mails, the first 24 h ago', 'send', mailsBefore(30, day - 29 * 40 * minute, 40 * minute)],
    ['30 mails that are dated further ahead than 60 s', 'send', mailsBefore(30, -hour, minute)],
    ['ten mails that are dated 60 s ahead', 'spent', mailsBefore(10, -minute, 0)],
  ])('with %s: %s', (_, outcome, mails) => {
    expect(decideBudget(mails, now).outcome).toBe(outcome);
  });

  it('keeps the mails of the last 24 h, the new one first, for two days', () => {
    const mails = [now - hour, now - day + 1, now - day];

    expect(decideBudget(mails, now)).toEqual({
      outcome: 'send',
      mails: [now, now - hour, now - day + 1],
      ttl: (now + 2 * day) / 1000,
    });
  });

  it('gets the mail back that was not sent', () => {
    expect(withoutNewest([now, now - hour], now)).toMatchObject({ mails: [now - hour] });
    expect(withoutNewest([], now)).toMatchObject({ mails: [] });
  });
});

describe('the minute of the pool', () => {
  it('is counted from 1970 and kept for an hour', () => {
    expect(minuteOf(now + 59_999)).toEqual({
      minute: now / minute,
      ttl: Math.ceil((now + 59_999 + hour) / 1000),
    });
    expect(minuteOf(now + minute).minute).toBe(now / minute + 1);
  });
});
