import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from './faults.ts';

/** How long a stalled record stays away, and a reordered one waits for another, unless the fault says otherwise. */
const stalledMs = 5000;
const reorderedMs = 1000;

/**
 * What a stream does to its records while faults are armed.
 *
 * | mode | the record |
 * | --- | --- |
 * | stall | comes `delayMs` later (5 s) |
 * | double | comes twice |
 * | reorder | comes behind the next one, or `delayMs` later (1 s) where there is none |
 */
export type StreamFaults<T> = {
  /** Hands the record on, now or later. */
  pass(record: T, hand: (record: T) => void): void;
};

export const createStreamFaults = <T>(faults: Faults): StreamFaults<T> => {
  let behindNext: (() => void) | undefined;

  const later = async (ms: number, hand: () => void): Promise<void> => {
    await sleep(ms, undefined, { ref: false });
    hand();
  };

  const holdBehindNext = (ms: number, hand: () => void): void => {
    let isHanded = false;
    const once = () => {
      if (!isHanded) hand();
      isHanded = true;
    };
    behindNext = once;
    void later(ms, once);
  };

  return {
    pass: (record, hand) => {
      const release = behindNext;
      behindNext = undefined;
      const fault = faults.match('stream');
      if (fault?.mode === 'stall') void later(fault.delayMs ?? stalledMs, () => hand(record));
      else if (fault?.mode === 'reorder') {
        holdBehindNext(fault.delayMs ?? reorderedMs, () => hand(record));
      } else hand(record);
      if (fault?.mode === 'double') hand(record);
      release?.();
    },
  };
};
