import { randomBytes, randomUUID } from 'node:crypto';
import { breakerRow } from '#shared/aws/breaker-row.ts';
import { challengesTable } from '#shared/aws/challenges-table.ts';
import { aCreateAuthChallengeEvent } from '#shared/events/testing/create-auth-challenge.ts';
import { aVerifyAuthChallengeResponseEvent } from '#shared/events/testing/verify-auth-challenge-response.ts';
import type { Challenges, LogFacts, Mail, Mailer } from '#shared/ports.ts';
import type { Dependencies } from '../../../functions/create-auth-challenge/dependencies.ts';
import { respondWith as createWith } from '../../../functions/create-auth-challenge/respond.ts';
import { respondWith as verifyWith } from '../../../functions/verify-auth-challenge-response/respond.ts';
import type { TestTables } from '../services/dynamodb.ts';

type LogEntry = { readonly what: string } & LogFacts;

export type Bench = ReturnType<typeof challengeBench>;

const peppers = { current: 'p'.repeat(64) };
const attempts = 3;

const hour = 3_600_000;

/** Each bench lives an hour later: a breaker that one leaves open is closed by then. */
let benches = 0;

/**
 * Create and verify over the real table, with a clock that stands still until it is moved, and a mailer that keeps what
 * it is given.
 */
export const challengeBench = (tables: TestTables, changes: Partial<Dependencies> = {}) => {
  benches += 1;
  let time = Date.UTC(2026, 0, 1) + benches * hour;
  let draws = 0;
  const mails: Mail[] = [];
  const log: LogEntry[] = [];
  let mailFault: 'none' | 'refused' | 'lost' | 'malformed' = 'none';
  const record = (what: string, facts: LogFacts = {}) => {
    log.push({ what, ...facts });
  };
  const mailer: Mailer = {
    send: async (mail) => {
      if (mailFault === 'malformed') return 'refused';
      if (mailFault === 'refused') throw new Error('mail is down');
      mails.push(mail);
      if (mailFault === 'lost') throw new Error('no answer');
      return 'taken';
    },
  };
  const deps: Dependencies = {
    policy: {
      codeLength: 8,
      codeLifetimeSeconds: 300,
      codeAttempts: attempts,
      responseFloorMs: 0,
      revealDestination: false,
      codeInSubject: false,
      defaultLocale: 'en',
      senderAddress: 'no-reply@example.com',
    },
    peppers,
    challenges: challengesTable(tables.client, tables.challenges),
    breaker: breakerRow(tables.client, tables.challenges, 'email'),
    mailer,
    now: () => time,
    randomInt: () => {
      draws += 1;
      return 10_000_000 + draws;
    },
    newId: () => randomBytes(16).toString('hex'),
    stopwatch: () => 0,
    sleep: async () => undefined,
    log: { info: record, warn: record, error: record },
    ...changes,
  };
  const create = createWith(deps);
  const verify = verifyWith({
    policy: deps.policy,
    peppers: deps.peppers,
    challenges: deps.challenges,
    now: deps.now,
    newInvocation: randomUUID,
    log: deps.log,
  });

  const attributesOf = (user: string) => ({ sub: user, email: `${user}@example.com` });

  return {
    deps,
    mails,
    log,
    advance: (ms: number) => {
      time += ms;
    },
    failMail: (how: typeof mailFault) => {
      mailFault = how;
    },
    codes: () => mails.map(({ text }) => /\d{8}/.exec(text)?.[0] ?? ''),
    comparisons: () => log.filter(({ what }) => what === 'answer compared').length,
    start: (user: string, more: object = {}, clientId = 'client-one') =>
      create(
        aCreateAuthChallengeEvent({
          callerContext: { clientId },
          userName: user,
          request: { userAttributes: attributesOf(user), ...more },
        }),
      ),
    startStranger: (name: string, more: object = {}) =>
      create(
        aCreateAuthChallengeEvent({
          callerContext: { clientId: 'client-one' },
          userName: name,
          request: { userAttributes: {}, userNotFound: true, ...more },
        }),
      ),
    answer: async (
      user: string,
      challengeId: string,
      answer: string,
      more: object = {},
      clientId = 'client-one',
    ) => {
      const event = await verify(
        aVerifyAuthChallengeResponseEvent({
          callerContext: { clientId },
          userName: user,
          request: {
            userAttributes: attributesOf(user),
            privateChallengeParameters: { challengeId },
            challengeAnswer: answer,
            ...more,
          },
        }),
      );
      return event.response?.answerCorrect;
    },
  };
};

/** What the private parameters of a created challenge name. */
export const idOf = (event: Awaited<ReturnType<Bench['start']>>): string =>
  event.response?.privateChallengeParameters?.challengeId ?? '';

export const stepOf = (event: Awaited<ReturnType<Bench['start']>>): string | undefined =>
  event.response?.publicChallengeParameters?.step;

/** The round that a created challenge becomes once it was answered wrongly. */
export const wrongRound = (event: Awaited<ReturnType<Bench['start']>>) => ({
  challengeName: 'CUSTOM_CHALLENGE',
  challengeResult: false,
  challengeMetadata: event.response?.challengeMetadata ?? null,
});

/** Counts the calls of a port. */
export const counted = (challenges: Challenges) => {
  const calls: string[] = [];
  const counting = new Proxy(challenges, {
    get: (target, name, receiver) => {
      calls.push(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
  return { calls, counting };
};
