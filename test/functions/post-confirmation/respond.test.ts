import { describe, expect, it } from 'vitest';
import { aPostConfirmationEvent } from '#shared/events/testing/post-confirmation.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { respondWith } from '../../../functions/post-confirmation/respond.ts';
import { aLog } from '../../support/functions/log.ts';

const setup = (fails = false) => {
  const { log, lines } = aLog();
  const made: Profile[] = [];
  const respond = respondWith({
    defaults: { roles: ['member'], plan: 'free', tenant: 'acme' },
    locales: ['en', 'de', 'fr', 'it'],
    profiles: {
      find: async () => undefined,
      create: async (profile) => {
        if (fails) throw new Error('down');
        made.push(profile);
        return 'created';
      },
    },
    now: () => Date.UTC(2026, 0, 1),
    log,
  });
  return { respond, made, lines };
};

describe('post confirmation', () => {
  it('a confirmed user gets a profile under the sub, without address and name', async () => {
    const { respond, made } = setup();

    await respond(aPostConfirmationEvent());

    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({ origin: 'sign-up', roles: ['member'], tenant: 'acme' });
    expect(JSON.stringify(made[0])).not.toContain('@');
  });

  it.each([
    ['de', 'de'],
    ['de-CH', 'de'],
    ['de_CH', 'de'],
    ['FR', 'fr'],
    ['it-CH', 'it'],
    ['tlh', undefined],
    ['admin', undefined],
    ['de;role=admin', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('with the locale %j has the locale %j in the profile', async (locale, kept) => {
    const { respond, made } = setup();
    const userAttributes = { sub: 'u', email_verified: 'true', locale };
    await respond(aPostConfirmationEvent({ request: { userAttributes } }));

    expect(made[0]?.locale).toBe(kept);
  });

  it('who is federated has the provider as origin', async () => {
    const { respond, made } = setup();
    const identities = '[{"providerName":"Google","userId":"1"}]';

    await respond(
      aPostConfirmationEvent({ request: { userAttributes: { sub: 'u', identities } } }),
    );

    expect(made[0]?.origin).toBe('Google');
  });

  it('a user who resets a password gets no new profile', async () => {
    const { respond, made } = setup();

    await respond(
      aPostConfirmationEvent({ triggerSource: 'PostConfirmation_ConfirmForgotPassword' }),
    );

    expect(made).toEqual([]);
  });

  it('sees no error when the table is down: the account exists, and sign-in makes the row', async () => {
    const { respond, lines } = setup(true);
    const event = aPostConfirmationEvent();

    expect(await respond(event)).toBe(event);
    expect(lines).toEqual([{ what: 'profile not made', errorName: 'Error' }]);
  });
});
