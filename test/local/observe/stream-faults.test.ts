import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createFaults } from '../../../local/observe/faults.ts';
import { createStreamFaults } from '../../../local/observe/stream-faults.ts';

/** A stream of texts with these faults armed, and what came out of it so far. */
const streamUnder = (...armed: object[]) => {
  const faults = createFaults([]);
  for (const fault of armed) faults.arm({ target: 'stream', ...fault });
  const { pass } = createStreamFaults<string>(faults);
  const came: string[] = [];
  return { came, faults, write: (record: string) => pass(record, (passed) => came.push(passed)) };
};

describe('the stream', () => {
  it('hands records on at once and in order where nothing is armed', () => {
    const { came, write } = streamUnder();

    for (const record of ['a', 'b', 'c']) write(record);

    expect(came).toEqual(['a', 'b', 'c']);
  });

  it('under stall hands a record on delayMs later', async () => {
    const { came, write } = streamUnder({ mode: 'stall', delayMs: 80 });

    write('a');
    write('b');
    expect(came).toEqual(['b']);
    await sleep(120);

    expect(came).toEqual(['b', 'a']);
  });

  it('under double hands a record on twice, as often as was said', () => {
    const { came, write, faults } = streamUnder({ mode: 'double', times: 2 });

    for (const record of ['a', 'b', 'c']) write(record);

    expect(came).toEqual(['a', 'a', 'b', 'b', 'c']);
    expect(faults.list()).toEqual([]);
  });

  it('under reorder hands a record on behind the next one, once', async () => {
    const { came, write } = streamUnder({ mode: 'reorder' });

    write('a');
    expect(came).toEqual([]);
    write('b');
    write('c');
    await sleep(1100);

    expect(came).toEqual(['b', 'a', 'c']);
  });

  it('under reorder does not keep the last record for ever', async () => {
    const { came, write } = streamUnder({ mode: 'reorder' });

    write('a');
    await sleep(1100);

    expect(came).toEqual(['a']);
  });

  it('under reorder with delayMs keeps a last record that long, and not a second', async () => {
    const came: string[] = [];
    const passUnder = (fault: object, record: string): void => {
      const faults = createFaults([]);
      faults.arm({ target: 'stream', mode: 'reorder', ...fault });
      createStreamFaults<string>(faults).pass(record, (passed) => came.push(passed));
    };

    passUnder({}, 'after a second');
    passUnder({ delayMs: 20 }, 'after 20 ms');
    const atOnce = [...came];

    await expect.poll(() => came, { timeout: 15_000 }).toHaveLength(2);
    expect(atOnce).toEqual([]);
    expect(came).toEqual(['after 20 ms', 'after a second']);
  });

  it('is not struck by a fault of another service', () => {
    const faults = createFaults([]);
    faults.arm({ target: 'dynamodb', mode: 'stall' });
    const came: string[] = [];

    createStreamFaults<string>(faults).pass('a', (passed) => came.push(passed));

    expect(came).toEqual(['a']);
  });
});
