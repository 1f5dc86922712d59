import type { Brand } from '#shared/delivery/email/brand.ts';
import type { WordsExtension } from '#shared/extensions/words.ts';
import { isDatedWell } from '#shared/one-time-code/rules/usable.ts';

export type DeliveryPolicy = {
  readonly codeLength: number;
  readonly defaultLocale: string;
  /** Words of the team's own. */
  readonly words: WordsExtension;
  readonly senderAddress: string;
  readonly brand: Brand;
  /** Mails a minute to addresses that are not proven, for the whole pool. */
  readonly firstMailsPerMinute: number;
};

/**
 * Budgets for mails to addresses that are not proven. A proven address is held by its pause and by nothing else: a budget
 * on it would be a way to keep its owner out.
 */
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** To one mailbox, by any number of accounts. */
export const mailsPerHour = 10;
export const mailsPerDay = 30;

/**
 * | outcome | when |
 * | --- | --- |
 * | send | the mailbox had fewer than 10 mails in the last hour and fewer than 30 in the last 24 h; `mails` is what counts now |
 * | spent | otherwise: this mail is dropped |
 */
export type BudgetDecision =
  | { readonly outcome: 'send'; readonly mails: readonly number[]; readonly ttl: number }
  | { readonly outcome: 'spent' };

const counted = (mails: readonly number[], now: number): BudgetDecision => ({
  outcome: 'send',
  mails,
  ttl: Math.ceil((now + 2 * dayMs) / 1000),
});

/** @param mails times of the mails to this mailbox, in milliseconds since 1970 */
export const decideBudget = (mails: readonly number[], now: number): BudgetDecision => {
  const within = (ms: number) => mails.filter((at) => at > now - ms && isDatedWell(at, now));
  const today = within(dayMs);
  if (today.length >= mailsPerDay || within(hourMs).length >= mailsPerHour) {
    return { outcome: 'spent' };
  }
  return counted([now, ...today], now);
};

/** The times without the last one, whose mail was not sent. Which of two parallel mails it was makes no difference. */
export const withoutNewest = (mails: readonly number[], now: number): BudgetDecision =>
  counted(mails.slice(1), now);

/** The minute that the pool's budget is counted in, and when its row may go away (seconds since 1970). */
export const minuteOf = (now: number): { readonly minute: number; readonly ttl: number } => ({
  minute: Math.floor(now / minuteMs),
  ttl: Math.ceil((now + hourMs) / 1000),
});
