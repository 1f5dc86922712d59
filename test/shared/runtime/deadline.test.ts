import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aCreateAuthChallengeEvent } from '#shared/events/testing/create-auth-challenge.ts';
import { aPostAuthenticationEvent } from '#shared/events/testing/post-authentication.ts';
import { aVerifyAuthChallengeResponseEvent } from '#shared/events/testing/verify-auth-challenge-response.ts';
import { writeAnsweredChallenge } from '#shared/one-time-code/rules/answered-challenge.ts';
import { abortAtDeadline, withDeadline } from '#shared/runtime/deadline.ts';
import { type Listening, listen } from '../../../local/http/listen.ts';
import { aContext, coldStart, textOf } from '../../support/functions/handler.ts';
import { goodEnv } from '../../support/functions/settings.ts';

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
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
  });

  it.each([0, 12.7, -5])('the deadline has passed when %d ms are left', async (remaining) => {
    const signal = withDeadline(remaining, () => abortAtDeadline().abortSignal);

    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
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

/** What is asked of a function whose services do not answer, and how long it took, in milliseconds. */
const ask = async (load: Parameters<typeof coldStart>[0], event: object) => {
  const handler = await coldStart(load, goodEnv, { dynamodb: url, ses: url });
  const began = performance.now();
  const text = await textOf(handler(event, aContext(1_500)));
  return { text, took: performance.now() - began };
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
      const { text, took } = await ask(load, anEvent());

      expect(text).toBe(unavailable);
      expect(took).toBeLessThan(1_500);
    },
  );

  it('a table that does not respond in post authentication does not fail the sign-in', async () => {
    const load = () => import('../../../functions/post-authentication/handler.ts');
    const userAttributes = { sub: 'u', email: 'ada@example.com', email_verified: 'false' };

    const { text, took } = await ask(
      load,
      aPostAuthenticationEvent({ request: { userAttributes } }),
    );

    expect(text).toBe('answered');
    expect(took).toBeLessThan(1_500);
  });
});
