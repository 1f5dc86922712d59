import { mailMemoryMs } from '../limits.ts';
import type { ChallengeState } from '../state.ts';
import { isDatedWell } from './usable.ts';

type Mails = Pick<ChallengeState, 'mails' | 'countedSuccess' | 'lastSuccessAt'>;

/** The time of the last right answer, or 0. */
export const successAt = ({ lastSuccessAt }: Mails, now: number): number =>
  isDatedWell(lastSuccessAt, now) ? lastSuccessAt : 0;

/** Whether a mail was sent in the last 24 h. */
const isRecent = (at: number, now: number): boolean =>
  at > now - mailMemoryMs && isDatedWell(at, now);

/** The mail that was written last, of those of the last 24 h. */
export const lastMailAt = ({ mails }: Mails, now: number): number | undefined =>
  mails.find((at) => isRecent(at, now));

/**
 * Whether create has written no mail since the last right answer. By what create counted and not by times: a right answer
 * that a fast clock dated would end the pause of every mail that a slow one dates.
 */
export const hasNewSuccess = (state: Mails, now: number): boolean => {
  const success = successAt(state, now);
  return success !== 0 && success !== state.countedSuccess;
};

/** What create keeps as counted. A right answer that is dated ahead now leaves the one before it counted. */
export const countedAfter = (state: Mails, now: number): number =>
  hasNewSuccess(state, now) ? successAt(state, now) : state.countedSuccess;

/** A right answer takes one mail off, the last one before it. Once: create keeps which answer it was. */
export const mailsLeft = (state: Mails, now: number): readonly number[] => {
  const mails = state.mails.filter((at) => isRecent(at, now));
  if (!hasNewSuccess(state, now)) return mails;
  const success = successAt(state, now);
  const answered = mails.findIndex((at) => at < success);
  return mails.filter((_, index) => index !== answered);
};

/**
 * u, the unanswered mails of the last 24 h: those since the last right answer (or in its millisecond), and half of the
 * ones before. Half, since a right answer shows that the owner reads them, and an attacker must not be able to keep a
 * user who signs in every day at long codes by one burst.
 */
export const unansweredMails = (state: Mails, now: number): number => {
  const left = mailsLeft(state, now);
  const success = successAt(state, now);
  const since = left.filter((at) => at >= success).length;
  return since + (left.length - since) / 2;
};
