import { describe, expect, it } from 'vitest';
import { aPostConfirmationEvent } from '#shared/events/testing/post-confirmation.ts';
import { decide } from '../../../functions/post-confirmation/decide.ts';

describe('post confirmation: rule', () => {
  it('a confirmed user becomes a profile with sub, language and origin', () => {
    const userAttributes = {
      sub: 'u',
      email_verified: 'true',
      locale: 'fr',
      'custom:role': 'admin',
    };

    expect(decide(aPostConfirmationEvent({ request: { userAttributes } }))).toMatchObject({
      outcome: 'create',
      user: { userId: expect.any(String), origin: 'sign-up', locale: 'fr' },
    });
  });

  it('the profile takes no other attribute that a client can write', () => {
    const verified = { sub: 'u', email_verified: 'true' };
    const userAttributes = { ...verified, 'custom:role': 'admin', 'custom:tenant': 'acme' };

    expect(
      JSON.stringify(decide(aPostConfirmationEvent({ request: { userAttributes } }))),
    ).not.toMatch(/admin|acme/);
  });

  it.each([
    { what: 'a proven e-mail address', proof: { email_verified: 'true' }, outcome: 'create' },
    { what: 'a proven phone number', proof: { phone_number_verified: 'true' }, outcome: 'create' },
    { what: 'an unproven e-mail address', proof: { email_verified: 'false' }, outcome: 'nothing' },
    { what: 'no attribute of a proof', proof: {}, outcome: 'nothing' },
    {
      what: 'an identity provider',
      proof: { email_verified: 'false', identities: '[{"providerName":"Saml"}]' },
      outcome: 'create',
    },
    {
      what: "Cognito's mark of an identity provider",
      proof: { 'cognito:user_status': 'EXTERNAL_PROVIDER' },
      outcome: 'create',
    },
  ] as const)('a confirmation with $what ends in $outcome', ({ proof, outcome }) => {
    const event = aPostConfirmationEvent();

    const request = { userAttributes: { sub: 'u', email: 'ada@example.com', ...proof } };
    expect(decide({ ...event, request }).outcome).toBe(outcome);
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
