import type { Recorded } from './record.ts';

/** What a sign-in uses, by the unit that AWS bills. */
export type Use = {
  readonly invocations: number;
  readonly writes: number;
  readonly reads: number;
  readonly mails: number;
  /** Writes to the row of the current minute, which all sign-ins of unproven addresses share. */
  readonly minuteRowWrites: number;
  readonly courierRuns: number;
  /** AdminUpdateUserAttributes: the address is marked as verified. */
  readonly userUpdates: number;
};

const courier = 'CodeDeliveryFunction';
const writing = ['dynamodb:UpdateItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'];
const reading = ['dynamodb:GetItem', 'dynamodb:Query'];

/** Every row is below 1 kB, so a write is one unit and a consistent read is one. */
export const useOf = ({ invocations, calls }: Recorded): Use => {
  const times = (keep: (call: (typeof calls)[number]) => boolean): number =>
    calls.filter(keep).reduce((sum, call) => sum + call.times, 0);
  // The stream runs the courier, and the log of triggers holds the pool's calls only.
  const courierRuns = times((call) => call.function === courier && call.action === 'ses:SendEmail');
  const byPool = Object.values(invocations).reduce((sum, count) => sum + count, 0);
  return {
    invocations: byPool + courierRuns,
    writes: times(({ action }) => writing.includes(action)),
    reads: times(({ action }) => reading.includes(action)),
    mails: times(({ action }) => action === 'ses:SendEmail'),
    minuteRowWrites: times(({ action, rows }) => writing.includes(action) && rows === '2P#'),
    courierRuns,
    userUpdates: times(({ action }) => action === 'cognito-idp:AdminUpdateUserAttributes'),
  };
};

/** The mean sign-in of a month in which this share of sign-ins are first ones. */
export const meanUse = (first: Use, next: Use, firstShare: number): Use => {
  const mean = (name: keyof Use): number =>
    first[name] * firstShare + next[name] * (1 - firstShare);
  return {
    invocations: mean('invocations'),
    writes: mean('writes'),
    reads: mean('reads'),
    mails: mean('mails'),
    minuteRowWrites: mean('minuteRowWrites'),
    courierRuns: mean('courierRuns'),
    userUpdates: mean('userUpdates'),
  };
};
