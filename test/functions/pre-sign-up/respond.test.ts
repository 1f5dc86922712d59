import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources } from '#shared/events/pre-sign-up.ts';
import { aPreSignUpEvent } from '#shared/events/testing/pre-sign-up.ts';
import { signUp } from '../../../extensions/sign-up.ts';
import { respondWith } from '../../../functions/pre-sign-up/respond.ts';
import { aLog } from '../../support/functions/log.ts';
import { openSignUp as policy } from '../../support/functions/sign-up-policy.ts';

const responder = () => {
  const { log, lines } = aLog();
  const isDisposable = (domain: string): boolean => domain === 'throwaway.example';
  return { respond: respondWith({ policy, isDisposable, own: signUp, log }), lines };
};

// The own rule has half a second, which a busy machine must not use up.
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));

afterEach(() => vi.useRealTimers());

describe('pre sign-up', () => {
  it.each([
    ['PreSignUp_SignUp', true],
    ['PreSignUp_AdminCreateUser', false],
    ['PreSignUp_ExternalProvider', false],
  ] as const)(
    'a user of %s gets autoConfirmUser %s, and no address is verified',
    async (source, confirm) => {
      const event = aPreSignUpEvent({ triggerSource: source });

      expect((await responder().respond(event)).response).toEqual({
        autoConfirmUser: confirm,
        autoVerifyEmail: false,
        autoVerifyPhone: false,
      });
    },
  );

  it('a refusal states its reason and repeats no input', async () => {
    const event = aPreSignUpEvent({
      request: { userAttributes: { email: 'c@throwaway.example' } },
    });

    await expect(responder().respond(event)).rejects.toThrow(
      /^domain_disposable: Disposable e-mail addresses may not sign up$/,
    );
  });

  it('validation data and client metadata have no influence', async () => {
    const words = { autoConfirmUser: 'true', triggerSource: 'PreSignUp_AdminCreateUser' };
    const event = aPreSignUpEvent({
      request: {
        userAttributes: { email: 'ada@example.com', 'custom:role': 'admin' },
        validationData: words,
        clientMetadata: words,
      },
    });

    await expect(responder().respond(event)).rejects.toThrow('attribute_not_allowed');
  });

  it('an attribute in the prototype is found and refused', async () => {
    const userAttributes = JSON.parse('{"email":"ada@example.com","__proto__":{"a":"b"}}');
    const event = { ...aPreSignUpEvent(), request: { userAttributes } };

    await expect(responder().respond(event)).rejects.toThrow('attribute_not_allowed');
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });

  it.each(sources)('the log line of %s holds no personal data', async (triggerSource) => {
    const { respond, lines } = responder();

    await respond(aPreSignUpEvent({ triggerSource }));

    expect(lines).toEqual([{ what: 'sign-up admitted', triggerSource }]);
  });
});
