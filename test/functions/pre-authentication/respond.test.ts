import { describe, expect, it } from 'vitest';
import { aPreAuthenticationEvent } from '#shared/events/testing/pre-authentication.ts';
import type { Profiles } from '#shared/ports.ts';
import { newProfile } from '#shared/profile/defaults.ts';
import type { ProfileStatus } from '#shared/profile/profile.ts';
import { respondWith } from '../../../functions/pre-authentication/respond.ts';
import { aLog } from '../../support/functions/log.ts';

const policy = { allowedClientIds: [], readsProfile: false };

const setup = (
  status: ProfileStatus | 'none' | 'down',
  changes: Partial<typeof policy> & object = {},
) => {
  let opened = 0;
  const read: string[] = [];
  const profiles: Profiles = {
    find: async (userId) => {
      read.push(userId);
      if (status === 'down') throw new Error('down');
      if (status === 'none') return undefined;
      const defaults = { roles: [], plan: '', tenant: '' };
      return { ...newProfile({ userId, locale: undefined, origin: 'x' }, defaults, 0), status };
    },
    create: async () => 'exists',
  };
  const respond = respondWith({
    policy: { ...policy, ...changes },
    openProfiles: async () => {
      opened += 1;
      return profiles;
    },
    log: aLog().log,
  });
  return { respond, opened: () => opened, read };
};

describe('pre authentication', () => {
  it('every user passes without settings, and no table is read', async () => {
    const { respond, opened } = setup('suspended');
    const event = aPreAuthenticationEvent();

    expect(await respond(event)).toBe(event);
    expect(opened()).toBe(0);
  });

  it('an app client that is not in the list is refused', async () => {
    const { respond } = setup('none', { allowedClientIds: ['other'] as never });

    await expect(respond(aPreAuthenticationEvent())).rejects.toThrow('client_not_allowed');
  });

  it('an app client in the list passes', async () => {
    const { respond } = setup('none', { allowedClientIds: ['mine'] as never });
    const event = aPreAuthenticationEvent({ callerContext: { clientId: 'mine' } });

    expect(await respond(event)).toBe(event);
  });

  it('a suspended profile is refused without the reason, where the setting reads it', async () => {
    const { respond } = setup('suspended', { readsProfile: true });

    await expect(respond(aPreAuthenticationEvent())).rejects.toThrow(
      /^sign_in_not_possible: Sign-in is not possible at the moment$/,
    );
  });

  it.each(['active', 'none'] as const)('a user whose profile is %s passes', async (status) => {
    const { respond } = setup(status, { readsProfile: true });
    const event = aPreAuthenticationEvent();

    expect(await respond(event)).toBe(event);
  });

  it('no user passes when the table cannot be read', async () => {
    const { respond } = setup('down', { readsProfile: true });

    await expect(respond(aPreAuthenticationEvent())).rejects.toThrow();
  });

  it('an unknown user passes and costs the same read', async () => {
    const { respond, read } = setup('suspended', { readsProfile: true });
    const request = { userAttributes: {}, userNotFound: true };

    await respond(aPreAuthenticationEvent({ userName: 'unknown', request }));

    expect(read).toEqual(['unknown']);
  });
});
