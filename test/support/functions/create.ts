import { randomBytes, randomUUID } from 'node:crypto';
import { challengesTable } from '#shared/aws/challenges-table/challenges.ts';
import type { CreateAuthChallengeEvent } from '#shared/events/create-auth-challenge.ts';
import { aCreateAuthChallengeEvent } from '#shared/events/testing/create-auth-challenge.ts';
import { aVerifyAuthChallengeResponseEvent } from '#shared/events/testing/verify-auth-challenge-response.ts';
import type { ChallengeResult } from '#shared/events/trigger-event.ts';
import { readEmailAddress } from '#shared/identity/email-address.ts';
import { computeCode } from '#shared/one-time-code/secrets/code.ts';
import { pepperById } from '#shared/one-time-code/secrets/pepper-set.ts';
import { rowKeyOfUser } from '#shared/one-time-code/secrets/row-key.ts';
import type { Challenges } from '#shared/ports.ts';
import type { Dependencies } from '../../../functions/create-auth-challenge/dependencies.ts';
import { respondWith as createWith } from '../../../functions/create-auth-challenge/respond.ts';
import { respondWith as verifyWith } from '../../../functions/verify-auth-challenge-response/respond.ts';
import type { TestTables } from '../services/dynamodb.ts';
import { aLog } from './log.ts';

export type Bench = ReturnType<typeof challengeBench>;
export type Created = CreateAuthChallengeEvent;

export const pepper = 'p'.repeat(64);

/** In the middle of a block of 12 h. */
export const t0 = Date.UTC(2026, 0, 1, 6);

export const policy: Dependencies['policy'] = {
  codeLength: 8,
  longCodesOnly: false,
  revealDestination: false,
  allowedDomains: [],
  blockedDomains: [],
};

/** Create and verify over the real table, with a clock that stands still until it is moved. */
export const challengeBench = (tables: TestTables, changes: Partial<Dependencies> = {}) => {
  let time = t0;
  const { log, lines } = aLog();
  const deps: Dependencies = {
    policy,
    peppers: { current: pepper },
    challenges: challengesTable(tables.client, tables.challenges),
    now: () => time,
    newId: () => randomBytes(16).toString('hex'),
    newNonce: () => randomBytes(12),
    log,
    ...changes,
  };
  const create = createWith(deps);
  const verify = verifyWith({ ...deps, newInvocation: randomUUID });
  const attributesOf = (user: string) => ({ sub: user, email: `${user}@example.com` });
  const unknown = { userAttributes: {}, userNotFound: true };

  const start = (user: string, more: object = {}) =>
    create(
      aCreateAuthChallengeEvent({
        userName: user,
        request: { userAttributes: attributesOf(user), ...more },
      }),
    );

  const answer = async (
    user: string,
    created: Created,
    challengeAnswer: string,
    more: object = {},
  ) => {
    const event = await verify(
      aVerifyAuthChallengeResponseEvent({
        userName: user,
        request: {
          userAttributes: attributesOf(user),
          privateChallengeParameters: created.response?.privateChallengeParameters ?? {},
          challengeAnswer,
          ...more,
        },
      }),
    );
    return event.response?.answerCorrect;
  };

  /** The code that the courier would mail. */
  const codeOf = (
    user: string,
    created: Created,
    { email = `${user}@example.com`, as = user }: { email?: string; as?: string } = {},
  ): string => {
    const { challengeId = '', kind, pepper: id = '' } = parametersOf(created);
    const context = {
      kind: kind === 'long' ? 'long' : 'digits',
      userPoolId: created.userPoolId,
      user: as,
      channel: 'email',
      address: readEmailAddress(email)?.canonical ?? email,
      challengeId,
    } as const;
    return computeCode(pepperById(deps.peppers, id) ?? '', context, deps.policy.codeLength);
  };

  return {
    deps,
    log: lines,
    advance: (ms: number) => {
      time += ms;
    },
    comparisons: () => lines.filter(({ what }) => what === 'answer compared').length,
    stateOf: (user: string) => deps.challenges.find(rowKeyOfUser(user)),
    start,
    startUnknown: (name: string, more: object = {}) => start(name, { ...unknown, ...more }),
    codeOf,
    /** A code of the right shape that is never the right one: another one in its first place. */
    wrongCodeOf: (user: string, created: Created): string => {
      const code = codeOf(user, created);
      return `${code.startsWith('0') ? 1 : 0}${code.slice(1)}`;
    },
    answer,
    answerUnknown: (name: string, created: Created, code: string) =>
      answer(name, created, code, unknown),
  };
};

export const parametersOf = (event: Created): Readonly<Record<string, string>> =>
  event.response?.privateChallengeParameters ?? {};

export const shownOf = (event: Created): Readonly<Record<string, string>> =>
  event.response?.publicChallengeParameters ?? {};

/** What the private parameters of a created challenge name. */
export const idOf = (event: Created): string => parametersOf(event).challengeId ?? '';

/** The round that a created challenge becomes once it was answered wrongly. */
export const wrongRound = (event: Created): ChallengeResult => ({
  challengeName: 'CUSTOM_CHALLENGE',
  challengeResult: false,
  challengeMetadata: event.response?.challengeMetadata ?? null,
});

/** The request of a later round that asks for another mail. */
export const resendAfter = (event: Created) => ({
  session: [wrongRound(event)],
  clientMetadata: { action: 'resend' },
});

/** Records the calls of a port, in their order. */
export const recorded = (challenges: Challenges) => {
  const calls: string[] = [];
  const recording = new Proxy(challenges, {
    get: (target, name, receiver) => {
      calls.push(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
  return { calls, recording };
};
