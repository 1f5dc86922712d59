import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCreateAuthChallengeEvent } from '#shared/events/testing/create-auth-challenge.ts';
import { aPostAuthenticationEvent } from '#shared/events/testing/post-authentication.ts';
import { aVerifyAuthChallengeResponseEvent } from '#shared/events/testing/verify-auth-challenge-response.ts';
import { writeAnsweredChallenge } from '#shared/one-time-code/rules/answered-challenge.ts';
import { abortAtDeadline, withDeadline } from '#shared/runtime/deadline.ts';
import { type Listening, listen } from '../../../local/http/listen.ts';
import { aContext, coldStart, textOf } from '../../support/functions/handler.ts';
import { goodEnv } from '../../support/functions/settings.ts';
import { within } from '../../support/within.ts';

let slow: Listening;
let url: string;

/** A service that answers nothing within the life of a function. */
beforeAll(async () => {
  slow = await listen(createServer(() => undefined));
  url = slow.url;
});

afterAll(() => slow.stop());

describe('the deadline of an invocation', () => {
  it('the deadline leaves half a second for the response', async () => {
    const signal = withDeadline(520, () => abortAtDeadline().abortSignal);

    expect(signal?.aborted).toBe(false);
    await expect.poll(() => signal?.aborted, { timeout: 10_000 }).toBe(true);
  });

  it.each([0, 12.7, -5])('the deadline has passed when %d ms are left', async (remaining) => {
    const signal = withDeadline(remaining, () => abortAtDeadline().abortSignal);

    await expect.poll(() => signal?.aborted, { timeout: 10_000 }).toBe(true);
  });

  it('each invocation has its own deadline, and there is none outside of one', async () => {
    const [one, other] = await Promise.all(
      [600, 60_000].map((ms) => withDeadline(ms, async () => abortAtDeadline().abortSignal)),
    );

    expect(one).not.toBe(other);
    expect(abortAtDeadline()).toEqual({});
  });
});

const unavailable =
  'temporarily_unavailable: The service is temporarily unavailable, please try again';

const remainingMs = 1_500;

/** What a function answers whose services do not, or `late`. middy has a limit too, 5 ms before the end. */
const ask = async (load: Parameters<typeof coldStart>[0], event: object): Promise<string> => {
  const handler = await coldStart(load, goodEnv, { dynamodb: url, ses: url });
  return within(remainingMs - 100, textOf(handler(event, aContext(remainingMs))));
};

/** An answer to a challenge, which verify pays for at the table. */
const anAnswer = () =>
  aVerifyAuthChallengeResponseEvent({
    request: {
      challengeAnswer: '12345678',
      privateChallengeParameters: writeAnsweredChallenge({
        slot: 0,
        challengeId: 'a'.repeat(32),
        kind: 'digits',
        pepperId: '0a1b2c3d',
      }),
    },
  });

describe('a function whose table does not answer', () => {
  it.each([
    [
      'create',
      () => import('../../../functions/create-auth-challenge/handler.ts'),
      aCreateAuthChallengeEvent,
    ],
    [
      'verify',
      () => import('../../../functions/verify-auth-challenge-response/handler.ts'),
      anAnswer,
    ],
  ] as const)(
    'a function whose table does not respond returns our error in time: %s',
    async (_name, load, anEvent) => {
      expect(await ask(load, anEvent())).toBe(unavailable);
    },
  );

  it('a table that does not respond in post authentication does not fail the sign-in', async () => {
    const load = () => import('../../../functions/post-authentication/handler.ts');
    const userAttributes = { sub: 'u', email: 'ada@example.com', email_verified: 'false' };

    const text = await ask(load, aPostAuthenticationEvent({ request: { userAttributes } }));

    expect(text).toBe('answered');
  });
});
