/**
 * Moves `Date` ahead in a function's process by the offset of the stack's clock. Timers and performance.now() are not
 * changed.
 */
let offset = 0;

const RealDate = Date;

class ShiftedDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...(given as [number]));
  }

  static override now(): number {
    return RealDate.now() + offset;
  }
}

export const installShiftedClock = (): void => {
  globalThis.Date = ShiftedDate as DateConstructor;
};

export const shiftClock = (milliseconds: number): void => {
  offset = milliseconds;
};

/** The machine's own time, for deadlines that the host set by it. */
export const realNow = (): number => RealDate.now();
