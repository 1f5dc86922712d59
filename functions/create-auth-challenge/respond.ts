import { drawCode, hashCode, type Peppers, type RandomInt } from '#shared/challenge/code.ts';
import { destinationHash } from '#shared/challenge/destination.ts';
import { writeMetadata } from '#shared/challenge/metadata.ts';
import { type Owner, ownerOf, userInLogs } from '#shared/challenge/owner.ts';
import { coolDownAfterFailureMs, coolDownMs, decoyLifetimeMs } from '#shared/challenge/policy.ts';
import type { ChallengeRow } from '#shared/challenge/row.ts';
import { publicParameters } from '#shared/challenge/show.ts';
import { RefusedError } from '#shared/errors.ts';
import {
  answer,
  type CreateAuthChallengeEvent,
  type CreateAuthChallengeResponse,
} from '#shared/events/create-auth-challenge.ts';
import { readEmailAddress } from '#shared/identity/email-address.ts';
import { hiddenDestination, maskEmail } from '#shared/identity/mask-email.ts';
import { codeMail } from '#shared/messages/code-mail.ts';
import { chooseLocale } from '#shared/messages/locale.ts';
import type { Breaker, Challenges, Claim, Clock, Log, Mailer } from '#shared/ports.ts';
import { type CreatePolicy, decideRound, decideStart } from './decide.ts';

export type Dependencies = {
  readonly policy: CreatePolicy;
  readonly peppers: Peppers;
  readonly challenges: Challenges;
  readonly breaker: Breaker;
  readonly mailer: Mailer;
  readonly now: Clock;
  readonly randomInt: RandomInt;
  /** 128 random bits, hexadecimal. */
  readonly newId: () => string;
  /** A stopwatch that no change of the clock moves; milliseconds. */
  readonly stopwatch: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: Log;
};

/** Who asks, and where a code would go. */
type Request = {
  readonly owner: Owner;
  /** The stored address, as it is. Somebody who is not there has none. */
  readonly email: string | undefined;
  /** The same mailbox with its domain in the form that mail uses (Punycode); none where nothing can safely be sent. */
  readonly mailTo: string | undefined;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly locale: string | undefined;
};

const requestOf = (event: CreateAuthChallengeEvent, peppers: Peppers): Request => {
  const { userAttributes, userNotFound } = event.request;
  const { userPoolId, userName, callerContext } = event;
  const facts = { userPoolId, userName, sub: userAttributes.sub };
  const owner = ownerOf({ ...facts, userNotFound: userNotFound === true }, peppers.current);
  const email = owner.kind === 'user' ? userAttributes.email : undefined;
  return {
    owner,
    email,
    mailTo: readEmailAddress(email ?? '')?.canonical,
    userPoolId,
    clientId: callerContext.clientId ?? '',
    locale: userAttributes.locale,
  };
};

const shown = (
  { policy }: Dependencies,
  { email }: Request,
  row: Pick<ChallengeRow, 'cid' | 'exp' | 'next'>,
  at: number,
): CreateAuthChallengeResponse => {
  const reveal = policy.revealDestination && email !== undefined;
  return {
    publicChallengeParameters: publicParameters({
      step: 'code',
      destination: reveal ? maskEmail(email) : hiddenDestination,
      codeLength: policy.codeLength,
      expiresInMs: row.exp - at,
      resendInMs: row.next - at,
    }),
    privateChallengeParameters: { challengeId: row.cid },
    challengeMetadata: writeMetadata({ kind: 'code', resends: 0, challengeId: row.cid }),
  };
};

/** The private id is one that no row has: an answer to `wait` is false, and Cognito refuses empty parameters. */
const waiting = ({ newId }: Dependencies, retryInMs: number): CreateAuthChallengeResponse => ({
  publicChallengeParameters: publicParameters({ step: 'wait', retryInMs }),
  privateChallengeParameters: { challengeId: newId() },
  challengeMetadata: writeMetadata({ kind: 'wait', resends: 0 }),
});

type Draft = { readonly claim: Claim; readonly code: string };

/** A code and the claim on it. A code made again for the same challenge (`again`) keeps its id and its attempts. */
const draft = (
  { policy, peppers, now, newId, randomInt }: Dependencies,
  { owner, email, userPoolId, clientId }: Request,
  row: ChallengeRow | undefined,
  again: boolean,
): Draft => {
  const claimedAt = now();
  const cid = again && row !== undefined ? row.cid : newId();
  const user = owner.user;
  const destHash = destinationHash({ userPoolId, user, challengeId: cid, email: email ?? '' });
  const code = drawCode(policy.codeLength, randomInt);
  const context = { userPoolId, clientId, user, challengeId: cid, destHash } as const;
  const claim: Claim = {
    cid,
    h: hashCode(peppers.current, { ...context, channel: 'email' }, code),
    exp: claimedAt + policy.codeLifetimeSeconds * 1000,
    next: claimedAt + coolDownMs,
    sendTry: again && row !== undefined ? row.sendTry + 1 : 1,
    claimedAt,
    claimId: newId(),
    clientId,
    destHash,
    readVersion: row?.ver ?? 0,
    attempts: again ? 'keep' : 'start',
    ...(owner.kind === 'decoy' ? { ttl: Math.ceil((claimedAt + decoyLifetimeMs) / 1000) } : {}),
  };
  return { claim, code };
};

/** The mail is gone or not; either way the row says so, if it can. Verify does not depend on the mark. */
const mark = async ({ log }: Dependencies, marking: Promise<void>): Promise<void> => {
  try {
    await marking;
  } catch (error) {
    log.warn('send state not kept', { errorName: error instanceof Error ? error.name : '' });
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
const deliver = async (
  deps: Dependencies,
  request: Request,
  { claim, code }: Draft,
): Promise<void> => {
  const { challenges, peppers, log } = deps;
  const { owner, clientId } = request;
  const facts = {
    user: userInLogs(owner, peppers.current),
    challenge: claim.cid.slice(0, 8),
    channel: 'email',
    clientId,
  };
  try {
    const outcome = await send(deps, request, code);
    await mark(deps, challenges.markSent(owner.pk, claim.claimId));
    log.info(outcome, facts);
  } catch (error) {
    log.error('code not sent', { ...facts, errorName: error instanceof Error ? error.name : '' });
    await failed(deps, request, claim);
    throw new RefusedError('delivery_unavailable');
  }
};

/** Lost races before a sign-in is told to wait. */
const tries = 3;

/** Read, decide, claim, and only then send: no code can be on its way that the table does not know. */
const start = async (
  deps: Dependencies,
  request: Request,
): Promise<CreateAuthChallengeResponse> => {
  const { challenges, breaker, policy, now, log } = deps;
  const { pk } = request.owner;
  let mine: Draft | undefined;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const [row, closedUntil] = await Promise.all([challenges.find(pk), breaker.openUntil()]);
    // The SDK repeats a write whose answer it lost: the claim that beat ours may be ours.
    if (mine !== undefined && row?.claimId === mine.claim.claimId) {
      await deliver(deps, request, mine);
      return shown(deps, request, mine.claim, mine.claim.claimedAt);
    }
    const facts = { row, clientId: request.clientId, downUntil: closedUntil, now: now() };
    const decision = decideStart(facts, policy);
    if (decision.outcome === 'wait') {
      log.info('waiting', { clientId: request.clientId });
      return waiting(deps, decision.retryInMs);
    }
    if (decision.outcome === 'repeat') {
      log.info('code repeated', { challenge: decision.row.cid.slice(0, 8) });
      return shown(deps, request, decision.row, now());
    }
    if (decision.outcome === 'unavailable') throw new RefusedError('delivery_unavailable');
    mine = draft(deps, request, row, decision.outcome === 'reissue');
    if ((await challenges.claim(pk, mine.claim)) === 'claimed') {
      await deliver(deps, request, mine);
      return shown(deps, request, mine.claim, mine.claim.claimedAt);
    }
  }
  return waiting(deps, coolDownMs);
};

const laterRound = async (
  deps: Dependencies,
  request: Request,
  metadata: string | null | undefined,
): Promise<CreateAuthChallengeResponse> => {
  const { challenges, policy, now, newId } = deps;
  const row = await challenges.find(request.owner.pk);
  const decision = decideRound({ row, metadata, now: now() }, policy);
  if (decision.outcome === 'wait') return waiting(deps, decision.retryInMs);
  if (decision.outcome === 'show') return shown(deps, request, decision.row, now());
  const cid = decision.challengeId ?? newId();
  return shown(deps, request, { cid, exp: 0, next: row?.next ?? 0 }, now());
};

/**
 * Makes the challenge of a round. No answer, and no error either, leaves before the response floor: the time must not
 * tell who has an account.
 */
export const respondWith =
  (deps: Dependencies) =>
  async (event: CreateAuthChallengeEvent): Promise<CreateAuthChallengeEvent> => {
    const began = deps.stopwatch();
    try {
      const request = requestOf(event, deps.peppers);
      const last = event.request.session.at(-1);
      const response =
        last === undefined
          ? await start(deps, request)
          : await laterRound(deps, request, last.challengeMetadata);
      return answer(event, response);
    } finally {
      const left = deps.policy.responseFloorMs - (deps.stopwatch() - began);
      if (left > 0) await deps.sleep(left);
    }
  };
