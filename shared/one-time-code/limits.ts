const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** What an operator sets. */
export type OneTimeCodePolicy = {
  /** Decimal digits of a short code, 8 to 12. The bound on guessing (SECURITY.md) is computed for eight. */
  readonly codeLength: number;
  /** Every new code is long, for as long as an attack lasts. */
  readonly longCodesOnly: boolean;
};

/**
 * L: how long a code is announced to be good. A constant, since with 60 s a user under attack has to wait for the next
 * code (`npm run simulate`).
 */
export const announcedMs = 5 * minute;

/**
 * 2L: how long it is good. A sign-in that joins a code just before it is L old still has L left. Ten minutes are the
 * most that NIST SP 800-63B-4, 3.1.3.2 and ASVS 5.0, 6.5.5 allow.
 */
export const lifetimeMs = 2 * announcedMs;

/** In its last minute a code is not joined: there may be too little time left to type it. */
export const lastMinuteMs = minute;

/**
 * How far the clocks of two function instances may be apart. What is dated further ahead counts for nothing: a clock
 * that ran ahead once must not block anything after it was corrected.
 */
export const clockSkewMs = minute;

/** Unanswered mails of this long ago or less lengthen the pause and the code. */
export const mailMemoryMs = 24 * hour;

/** The thresholds end at 10, and mails before a right answer count half: 32 are enough to stay above them. */
export const mailsKept = 32;

/**
 * The pause after a mail, by the number of unanswered mails of the last 24 h. The longest pause is as long as a code
 * lives: with a longer one a user has to wait, with a shorter one an attacker makes more than 170 mails a day.
 */
export const pauses = [
  { below: 3, pauseMs: 30 * second },
  { below: 6, pauseMs: 2 * minute },
  { below: 10, pauseMs: 5 * minute },
  { below: Number.POSITIVE_INFINITY, pauseMs: 10 * minute },
] as const;

/** The longest pause while no code is usable: an attacker who spends a code must not keep its owner waiting. */
export const longestPauseWithoutCodeMs = 30 * second;

/** What a client is shown as the time until it may ask again. Always the same; an earlier request joins. */
export const resendShownMs = 30 * second;

/** Requests for another mail in one sign-in. They count neither as wrong answers nor as rounds. */
export const resendsPerSignIn = 3;

/** Answers to one short code, over all sign-ins. */
export const digitsAttempts = 3;

/** Wrong answers are counted in blocks of this length: a condition can compare a number, but not count by age. */
export const blockMs = 12 * hour;

/**
 * Wrong answers to short codes in one block. Any 24 h touch three blocks at most, so 30 in any 24 h: 3.0e-7 a day
 * against eight digits.
 */
export const wrongPerBlock = 10;

/**
 * Blocks before this one whose counts are kept. Three would do for 24 h; the others keep the bound for a clock that
 * goes back by up to 36 hours.
 */
export const blocksKept = 4;

/** Two spent codes without a right answer between them make the next one long. */
export const longAfterWrongInARow = 6;

/** Below the ten of a block by three: a short code that is made just before still has its attempts. */
export const longAfterWrongInBlock = 7;

/** So many unanswered mails are an attack, or a user to whom pasting a code is no more work than typing it. */
export const longAfterUnanswered = 5;

/** 80 bits; NIST SP 800-63B-4, 3.1.3.2 asks for a limit on attempts below 64. */
export const longCodeLength = 16;

/** A courier's own time. It must be above the courier's time-out, or a send that still runs is repeated. */
export const leaseMs = 15 * second;

/** Sends of one mail: a second one only where the outcome of the first is unknown. */
export const sendTries = 2;

/** The row's life after its last write. No rule reads anything that is older than 24 h. */
export const rowLifetimeMs = 48 * hour;
