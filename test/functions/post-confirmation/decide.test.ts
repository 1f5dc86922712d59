import { describe, expect, it } from 'vitest';
import { aPostConfirmationEvent } from '#shared/events/testing/post-confirmation.ts';
import { decide } from '../../../functions/post-confirmation/decide.ts';

describe('a confirmed account', () => {
  it('becomes a profile under its sub, with its language and how it came', () => {
    const userAttributes = { sub: 'u', locale: 'fr', 'custom:role': 'admin' };

    expect(decide(aPostConfirmationEvent({ request: { userAttributes } }))).toMatchObject({
      outcome: 'create',
      user: { userId: expect.any(String), origin: 'sign-up', locale: 'fr' },
    });
  });

  it('takes nothing else of what a client may write', () => {
    const userAttributes = { sub: 'u', 'custom:role': 'admin', 'custom:tenant': 'acme' };

    expect(
      JSON.stringify(decide(aPostConfirmationEvent({ request: { userAttributes } }))),
    ).not.toMatch(/admin|acme/);
  });

  it('without a sub becomes nothing', () => {
    const event = { ...aPostConfirmationEvent(), request: { userAttributes: {} } };

    expect(decide(event)).toEqual({ outcome: 'nothing' });
  });

  it('whose password was chosen anew becomes nothing', () => {
    const event = aPostConfirmationEvent({
      triggerSource: 'PostConfirmation_ConfirmForgotPassword',
    });

    expect(decide(event)).toEqual({ outcome: 'nothing' });
  });
});
