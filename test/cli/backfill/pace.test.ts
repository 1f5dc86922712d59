import { describe, expect, it } from 'vitest';
import { createPace } from '../../../cli/backfill/pace.ts';

/** A clock that moves only when somebody sleeps. */
const aClock = () => {
  let time = 1000;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    advance: (ms: number) => {
      time += ms;
    },
    sleep: async (ms: number) => {
      slept.push(ms);
    },
  };
};

describe('the pace of a backfill', () => {
  it('lets ten a second through evenly', async () => {
    const clock = aClock();
    const pace = createPace(10, clock.now, clock.sleep);

    for (let i = 0; i < 4; i += 1) await pace();

    expect(clock.slept).toEqual([100, 200, 300]);
  });

  it('makes no burst of time that was not used', async () => {
    const clock = aClock();
    const pace = createPace(10, clock.now, clock.sleep);
    await pace();
    clock.advance(60_000);

    await pace();
    await pace();

    expect(clock.slept).toEqual([100]);
  });
});
