import { codeMail } from '#shared/delivery/email/code-mail.ts';
import { chooseLocale, locales } from '#shared/delivery/email/locale.ts';
import { errorNameOf, NotDeliveredError } from '#shared/errors.ts';
import { localesWith } from '#shared/extensions/words.ts';
import { userInLogs } from '#shared/identity/user-in-logs.ts';
import { computeCode } from '#shared/one-time-code/secrets/code.ts';
import { type EnvelopeContent, openEnvelope } from '#shared/one-time-code/secrets/envelope.ts';
import { type PepperSet, pepperById } from '#shared/one-time-code/secrets/pepper-set.ts';
import { userOfRowKey } from '#shared/one-time-code/secrets/row-key.ts';
import type { Clock, Deliveries, DueMail, Log, Mailer, Metrics } from '#shared/ports.ts';
import { type BudgetDependencies, countMail, giveMailBack } from './budget.ts';
import type { DeliveryPolicy } from './decide.ts';

type Dependencies = BudgetDependencies & {
  readonly policy: DeliveryPolicy;
  readonly peppers: PepperSet;
  readonly deliveries: Deliveries;
  readonly mailer: Mailer;
  readonly metrics: Metrics;
  readonly now: Clock;
  readonly log: Log;
};

/** A due mail whose envelope is open. */
type Opened = {
  readonly mail: DueMail;
  readonly content: EnvelopeContent;
  readonly pepper: string;
  readonly user: string;
};

const send = ({ policy, mailer }: Dependencies, { mail, content, pepper }: Opened) => {
  const { codeLength, defaultLocale, brand, words: own } = policy;
  const { userPoolId, channel, address, locale } = content;
  const { id: challengeId, kind } = mail.challenge;
  const user = userOfRowKey(mail.rowKey);
  const context = { kind, userPoolId, user, channel, address, challengeId };
  const code = computeCode(pepper, context, codeLength);
  const words = {
    code,
    kind,
    locale: chooseLocale(locale, defaultLocale, localesWith(own, locales)),
    brand,
    own,
  };
  return mailer.send({ to: address, ...codeMail(words) });
};

/** Ends a mail that is not sent, and never tried again. */
const drop = async (
  { deliveries, log, metrics }: Dependencies,
  { mail, user }: Opened,
  why: 'undeliverable' | 'mail budget spent',
): Promise<void> => {
  const isRefused = why === 'undeliverable';
  await deliveries.finish(mail, isRefused ? 'undeliverable' : 'none');
  log.warn(isRefused ? 'code undeliverable' : why, { user, channel: 'email' });
  metrics.count(isRefused ? 'Undeliverable' : 'OverBudget');
};

const handed = async (
  { deliveries, log, metrics, now }: Dependencies,
  { mail, user }: Opened,
): Promise<void> => {
  const seconds = Math.max(0, Math.round((now() - mail.dueAt) / 1000));
  log.info('code sent', { user, channel: 'email', kind: mail.challenge.kind, seconds });
  metrics.count('Handed');
  metrics.seconds('SecondsToAcceptance', seconds);
  await deliveries.finish(mail, 'handed');
};

/**
 * An error response, or an error before the mail was sent, gives the try back. Without a response of the mail service it
 * stays spent.
 */
const failed = async (
  deps: Dependencies,
  { mail, user }: Opened,
  leaseUntil: number,
  error: unknown,
): Promise<never> => {
  const isUnsent = error instanceof NotDeliveredError;
  const errorName = isUnsent ? error.reason : errorNameOf(error);
  deps.log.error('code not sent', { user, channel: 'email', errorName });
  deps.metrics.count('Failed');
  if (isUnsent) await deps.deliveries.giveBack(mail, leaseUntil);
  throw new NotDeliveredError(isUnsent ? error.step : 'mail');
};

/** Sends the mail if the budgets allow it, and gives them back what was not sent. */
const sendCounted = async (
  deps: Dependencies,
  opened: Opened,
): Promise<'taken' | 'refused' | 'spent'> => {
  const counted = await countMail(deps, opened.content);
  if (counted === 'spent') return 'spent';
  try {
    return await send(deps, opened);
  } catch (error) {
    if (error instanceof NotDeliveredError) await giveMailBack(deps, opened.content, counted);
    throw error;
  }
};

const deliverLeased = async (
  deps: Dependencies,
  opened: Opened,
  leaseUntil: number,
): Promise<void> => {
  let outcome: 'taken' | 'refused' | 'spent';
  try {
    outcome = await sendCounted(deps, opened);
  } catch (error) {
    return failed(deps, opened, leaseUntil, error);
  }
  if (outcome === 'taken') return handed(deps, opened);
  return drop(deps, opened, outcome === 'refused' ? 'undeliverable' : 'mail budget spent');
};

const open = ({ peppers, log }: Dependencies, mail: DueMail): Opened | undefined => {
  const { rowKey, challenge, mailNumber, envelope } = mail;
  const pepper = pepperById(peppers, challenge.pepperId);
  // A rotation is under way and this function does not have the new pepper yet: the record comes again.
  if (pepper === undefined) throw new NotDeliveredError('pepper');
  const place = { rowKey, challengeId: challenge.id, mailNumber };
  const content = openEnvelope(pepper, place, envelope);
  const user = userInLogs(userOfRowKey(rowKey));
  if (content === undefined) {
    log.error('record dropped', { reason: 'envelope', user });
    return undefined;
  }
  return { mail, content, pepper, user };
};

/**
 * Sends one due mail: lease, budgets, send, finish.
 * @throws {NotDeliveredError} where Lambda is to repeat the record
 */
export const deliverWith =
  (deps: Dependencies) =>
  async (mail: DueMail): Promise<void> => {
    const { deliveries, log, now } = deps;
    if (mail.challenge.expiresAt <= now()) return log.info('record dropped', { reason: 'dead' });
    const opened = open(deps, mail);
    if (opened === undefined) return;
    const lease = await deliveries.lease(mail, now());
    if (lease.outcome === 'held') throw new NotDeliveredError('lease');
    if (lease.outcome === 'done') return log.info('record dropped', { reason: 'done' });
    await deliverLeased(deps, opened, lease.leaseUntil);
  };
