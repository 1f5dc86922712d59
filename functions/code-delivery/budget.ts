import { errorNameOf, NotDeliveredError } from '#shared/errors.ts';
import type { EnvelopeContent } from '#shared/one-time-code/secrets/envelope.ts';
import { mailboxKey } from '#shared/one-time-code/secrets/mailbox.ts';
import { lastingPepper, type PepperSet } from '#shared/one-time-code/secrets/pepper-set.ts';
import type { Clock, MailBudgets } from '#shared/ports.ts';
import {
  type BudgetDecision,
  type DeliveryPolicy,
  decideBudget,
  minuteOf,
  withoutNewest,
} from './decide.ts';

export type BudgetDependencies = {
  readonly policy: DeliveryPolicy;
  readonly peppers: PepperSet;
  readonly budgets: MailBudgets;
  readonly now: Clock;
};

type Recipient = Pick<EnvelopeContent, 'address' | 'proven'>;

/** Lost races for one mailbox's times before the record is repeated. */
const tries = 5;

/** Reads the times of a mailbox and writes what becomes of them, unless another courier came between. */
const changeMailbox = async (
  { budgets, peppers, now }: BudgetDependencies,
  { address }: Recipient,
  change: (mails: readonly number[], now: number) => BudgetDecision,
): Promise<boolean> => {
  const mailbox = mailboxKey(address, lastingPepper(peppers));
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const { version, mails } = await budgets.mailsTo(mailbox);
    const decision = change(mails, now());
    if (decision.outcome === 'spent') return false;
    const { mails: counted, ttl } = decision;
    if (await budgets.count(mailbox, { version, mails: counted, ttl })) return true;
  }
  throw new NotDeliveredError('budget');
};

/** What was counted for a mail: nothing where the address is proven. */
export type Counted = { readonly minute?: number };

const count = async (
  deps: BudgetDependencies,
  recipient: Recipient,
): Promise<Counted | 'spent'> => {
  if (recipient.proven) return {};
  if (!(await changeMailbox(deps, recipient, decideBudget))) return 'spent';
  const { minute, ttl } = minuteOf(deps.now());
  let isCounted = false;
  try {
    isCounted = await deps.budgets.countInMinute(minute, deps.policy.firstMailsPerMinute, ttl);
    return isCounted ? { minute } : 'spent';
  } finally {
    // After an error too: its record is repeated, and each repetition would spend the mailbox's budget.
    if (!isCounted) await changeMailbox(deps, recipient, withoutNewest);
  }
};

const takeOff = async (
  deps: BudgetDependencies,
  recipient: Recipient,
  { minute }: Counted,
): Promise<void> => {
  if (minute === undefined) return;
  await deps.budgets.takeOffMinute(minute);
  await changeMailbox(deps, recipient, withoutNewest);
};

/** A budget that cannot be counted or given back proves nothing but that no mail was sent. */
const unsent = (error: unknown): never => {
  throw error instanceof NotDeliveredError
    ? error
    : new NotDeliveredError('budget', errorNameOf(error));
};

/**
 * Counts the mail if the budgets allow it. A proven address has none.
 * @throws {NotDeliveredError}
 */
export const countMail = (
  deps: BudgetDependencies,
  recipient: Recipient,
): Promise<Counted | 'spent'> => count(deps, recipient).catch(unsent);

/**
 * Takes a mail that was not sent off both budgets, or an outage of the mail service would spend them on repeated records.
 * @throws {NotDeliveredError}
 */
export const giveMailBack = (
  deps: BudgetDependencies,
  recipient: Recipient,
  counted: Counted,
): Promise<void> => takeOff(deps, recipient, counted).catch(unsent);
