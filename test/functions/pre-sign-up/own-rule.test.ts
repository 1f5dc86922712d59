import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPreSignUpEvent } from '#shared/events/testing/pre-sign-up.ts';
import {
  type AnySignUpExtension,
  type OwnSignUpFacts,
  ownRuleMs,
} from '#shared/extensions/sign-up.ts';
import { respondWith } from '../../../functions/pre-sign-up/respond.ts';
import { aLog } from '../../support/functions/log.ts';
import { openSignUp as policy } from '../../support/functions/sign-up-policy.ts';

const refusals = { not_a_partner: 'Only partners may sign up' };

const respondingWith = (own: AnySignUpExtension) => {
  const { log, lines } = aLog();
  return { respond: respondWith({ policy, isDisposable: () => false, own, log }), lines };
};

const asking = (refuse: AnySignUpExtension['refuse']) => respondingWith({ refusals, refuse });

const event = aPreSignUpEvent({
  request: {
    userAttributes: { email: 'ada@example.com' },
    validationData: { captcha: 'v' },
    clientMetadata: { campaign: 'm' },
  },
});

// No time passes by itself, or a rule would be late on a machine that stands still for half a second.
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));

afterEach(() => vi.useRealTimers());

describe('a sign-up rule of one’s own', () => {
  it('refuses with its code and its sentence', async () => {
    await expect(asking(() => 'not_a_partner').respond(event)).rejects.toThrow(
      /^not_a_partner: Only partners may sign up$/,
    );
    await expect(asking(async () => 'not_a_partner').respond(event)).rejects.toThrow('not_a');
  });

  it('admits with nothing, and cannot change how the user is admitted', async () => {
    const { response } = await asking(() => undefined).respond(event);

    expect(response).toMatchObject({ autoConfirmUser: true, autoVerifyEmail: false });
  });

  it('is not asked about a user whom the suite refuses', async () => {
    const refuse = vi.fn(() => undefined);
    const foreign = aPreSignUpEvent({
      request: { userAttributes: { email: 'ada@example.com', 'custom:role': 'admin' } },
    });

    await expect(asking(refuse).respond(foreign)).rejects.toThrow('attribute_not_allowed');
    expect(refuse).not.toHaveBeenCalled();
  });

  it.each([
    ['PreSignUp_SignUp', 'self'],
    ['PreSignUp_AdminCreateUser', 'admin'],
    ['PreSignUp_ExternalProvider', 'federated'],
  ] as const)(
    'sees of %s the source %s, attributes and what the client wrote',
    async (triggerSource, source) => {
      const seen: OwnSignUpFacts[] = [];
      const rule = asking((facts) => {
        seen.push(facts);
        return undefined;
      });

      await rule.respond({ ...event, triggerSource });

      expect(seen).toEqual([
        {
          source,
          attributes: { email: 'ada@example.com' },
          clientId: event.callerContext.clientId,
          writtenByClient: {
            validationData: { captcha: 'v' },
            clientMetadata: { campaign: 'm' },
          },
        },
      ]);
    },
  );

  it('cannot change the event by writing into what it sees', async () => {
    const rule = asking((facts) => {
      Object.assign(facts.attributes, { email: 'eve@example.com' });
      return undefined;
    });

    const { request } = await rule.respond(event);

    expect(request.userAttributes.email).toBe('ada@example.com');
  });

  it('cannot put what it sees into its sentence', async () => {
    const own = {
      refusals: { ...refusals },
      refuse: ({ attributes }: OwnSignUpFacts) => {
        own.refusals.not_a_partner = attributes.email ?? '';
        return 'not_a_partner';
      },
    };
    const { respond } = respondingWith(own);

    await expect(respond(event)).rejects.toThrow(/^not_a_partner: Only partners may sign up$/);
  });

  it.each<[string, AnySignUpExtension['refuse'], string]>([
    [
      'throws',
      () => {
        throw new Error('canary-1 ada@example.com');
      },
      'exception',
    ],
    ['rejects', () => Promise.reject(new Error('canary-2')), 'exception'],
    ['gives a code that it does not list', () => 'canary_3', 'unknown code'],
    ['gives a name of every object', () => 'toString', 'unknown code'],
    ['gives no text', () => JSON.parse('{"code":"canary"}'), 'unknown code'],
    ['gives null', () => JSON.parse('null'), 'unknown code'],
  ])('that %s refuses the user and logs none of it', async (_, refuse, reason) => {
    const { respond, lines } = asking(refuse);

    await expect(respond(event)).rejects.toThrow(/^temporarily_unavailable: /);
    expect(lines).toEqual([{ what: 'own sign-up rule failed', reason }]);
  });

  it('that is late refuses the user, and its signal aborts', async () => {
    let aborted = false;
    const { respond, lines } = asking((_, signal) => {
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise(() => undefined);
    });

    const refused = expect(respond(event)).rejects.toThrow('temporarily_unavailable');
    await vi.advanceTimersByTimeAsync(ownRuleMs - 1);
    expect(aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await refused;

    expect(aborted).toBe(true);
    expect(lines).toEqual([{ what: 'own sign-up rule failed', reason: 'late' }]);
  });

  it('that admits when its signal aborts is too late, and refuses the user', async () => {
    const { respond, lines } = asking(
      (_, signal) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined))),
    );

    const refused = expect(respond(event)).rejects.toThrow('temporarily_unavailable');
    await vi.advanceTimersByTimeAsync(ownRuleMs);
    await refused;

    expect(lines).toEqual([{ what: 'own sign-up rule failed', reason: 'late' }]);
  });

  it('that computes for longer than its time refuses the user', async () => {
    vi.useRealTimers();
    const { respond, lines } = asking(() => {
      const end = performance.now() + ownRuleMs + 20;
      while (performance.now() < end);
      return undefined;
    });

    await expect(respond(event)).rejects.toThrow('temporarily_unavailable');
    expect(lines).toEqual([{ what: 'own sign-up rule failed', reason: 'late' }]);
  });
});
