import { describe, expect, it } from 'vitest';
import { aPostConfirmationEvent } from '#shared/events/testing/post-confirmation.ts';
import { decide } from '../../../functions/post-confirmation/decide.ts';

describe('post confirmation: rule', () => {
  it('a confirmed user becomes a profile with sub, language and origin', () => {
    const userAttributes = { sub: 'u', locale: 'fr', 'custom:role': 'admin' };

    expect(decide(aPostConfirmationEvent({ request: { userAttributes } }))).toMatchObject({
      outcome: 'create',
      user: { userId: expect.any(String), origin: 'sign-up', locale: 'fr' },
    });
  });

  it('the profile takes no other attribute that a client can write', () => {
    const userAttributes = { sub: 'u', 'custom:role': 'admin', 'custom:tenant': 'acme' };

    expect(
      JSON.stringify(decide(aPostConfirmationEvent({ request: { userAttributes } }))),
    ).not.toMatch(/admin|acme/);
  });

  it('a user without a sub becomes no profile', () => {
    const event = { ...aPostConfirmationEvent(), request: { userAttributes: {} } };

    expect(decide(event)).toEqual({ outcome: 'nothing' });
  });

  it('a password reset creates no profile', () => {
    const event = aPostConfirmationEvent({
      triggerSource: 'PostConfirmation_ConfirmForgotPassword',
    });

    expect(decide(event)).toEqual({ outcome: 'nothing' });
  });
});
