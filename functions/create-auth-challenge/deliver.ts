import { codeMail } from '#shared/delivery/email/code-mail.ts';
import { chooseLocale } from '#shared/delivery/email/locale.ts';
import { errorNameOf, RefusedError } from '#shared/errors.ts';
import { userInLogs } from '#shared/identity/user-in-logs.ts';
import { coolDownAfterFailureMs } from '#shared/one-time-code/policy.ts';
import type { Claim } from '#shared/ports.ts';
import type { CreatePolicy } from './decide.ts';
import type { Dependencies } from './dependencies.ts';
import type { Draft } from './draft.ts';
import type { Request } from './request.ts';

/** The mail is gone or not; either way the row says so, if it can. Verify does not depend on the mark. */
const mark = async ({ log }: Dependencies, marking: Promise<void>): Promise<void> => {
  try {
    await marking;
  } catch (error) {
    log.warn('send state not kept', { errorName: errorNameOf(error) });
  }
};

const failed = async (
  deps: Dependencies,
  { owner }: Request,
  { claimId }: Claim,
): Promise<void> => {
  const { challenges, breaker, now } = deps;
  const until = now() + coolDownAfterFailureMs;
  await Promise.all([
    mark(deps, challenges.markFailed(owner.pk, claimId, until)),
    mark(deps, breaker.open(until)),
  ]);
};

const mailOf = (
  { codeInSubject, codeLifetimeSeconds, defaultLocale, senderAddress }: CreatePolicy,
  locale: string | undefined,
  code: string,
) =>
  codeMail({
    code,
    locale: chooseLocale(locale, defaultLocale),
    senderAddress,
    lifetimeSeconds: codeLifetimeSeconds,
    codeInSubject,
  });

/** What became of the message, in the words of the log. The answer is the same for all four. */
type Sending = 'code sent' | 'decoy challenge' | 'no address to send to' | 'address refused';

const send = async (
  { policy, mailer }: Dependencies,
  { owner, mailTo, locale }: Request,
  code: string,
): Promise<Sending> => {
  if (owner.kind === 'decoy') return 'decoy challenge';
  if (mailTo === undefined) return 'no address to send to';
  const outcome = await mailer.send({ to: mailTo, ...mailOf(policy, locale, code) });
  return outcome === 'taken' ? 'code sent' : 'address refused';
};

/**
 * Sends the code of a claim that stands. Somebody whom no message can reach gets everything but the message: an error
 * would tell a stranger that there is such a user.
 */
export const deliver = async (
  deps: Dependencies,
  request: Request,
  { claim, code }: Draft,
): Promise<void> => {
  const { challenges, log } = deps;
  const { owner, clientId } = request;
  const facts = {
    user: userInLogs(owner.user),
    challenge: claim.cid.slice(0, 8),
    channel: 'email',
    clientId,
  };
  try {
    const outcome = await send(deps, request, code);
    await mark(deps, challenges.markSent(owner.pk, claim.claimId));
    log.info(outcome, facts);
  } catch (error) {
    log.error('code not sent', { ...facts, errorName: errorNameOf(error) });
    await failed(deps, request, claim);
    throw new RefusedError('delivery_unavailable');
  }
};
