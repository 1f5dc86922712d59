import { describe, expect, it } from 'vitest';
import { aPostAuthenticationEvent } from '#shared/events/testing/post-authentication.ts';
import { addressHash } from '#shared/one-time-code/secrets/proven-address.ts';
import { newProfile } from '#shared/profile/defaults.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { respondWith } from '../../../functions/post-authentication/respond.ts';
import { aLog } from '../../support/functions/log.ts';

const now = Date.UTC(2026, 0, 1);
const defaults = { roles: ['member'], plan: 'free', tenant: '' };
const attributes = { sub: 'u', email: 'ada@example.com', email_verified: 'false' };
const pepper = 'p'.repeat(64);
const provenFor = (address: string, at = now) => ({
  hash: addressHash({ userPoolId: 'us-east-1_EXAMPLE01', user: 'u', address }, pepper),
  at,
});

type Setup = {
  readonly proven?: ReturnType<typeof provenFor> | undefined;
  readonly profile?: Profile;
  readonly storeDown?: boolean;
  readonly poolRefuses?: boolean;
};

const setup = ({ proven, profile, storeDown, poolRefuses }: Setup) => {
  const { log, lines } = aLog();
  const made: string[] = [];
  const marked: { readonly userName: string; readonly email: string }[] = [];
  const calls: string[] = [];
  const respond = respondWith({
    defaults,
    locales: ['en', 'de', 'fr', 'it'],
    profiles: {
      find: async () => profile,
      create: async ({ userId }) => {
        if (storeDown) throw new Error('down');
        made.push(userId);
        return 'created';
      },
    },
    provenAddresses: {
      find: async () => {
        calls.push('find');
        if (storeDown) throw new Error('down');
        return proven;
      },
      remove: async (_, hash) => {
        calls.push(`remove ${hash}`);
      },
    },
    directory: {
      markEmailVerified: async ({ userName, email }) => {
        calls.push('mark');
        if (poolRefuses) throw new Error('AliasExistsException');
        marked.push({ userName, email });
      },
    },
    peppers: { current: pepper },
    now: () => now,
    log,
  });
  return { respond, made, marked, calls, lines };
};

const anEvent = (changes: object = {}) =>
  aPostAuthenticationEvent({
    userName: 'name',
    request: { userAttributes: { ...attributes, ...changes } },
  });

describe('after a sign-in', () => {
  it('a missing profile is made', async () => {
    const { respond, made } = setup({});

    await respond(anEvent());

    expect(made).toEqual(['u']);
  });

  it('a profile that is there is read and never written', async () => {
    const profile = newProfile({ userId: 'u', locale: undefined, origin: 'sign-up' }, defaults, 0);
    const { respond, made } = setup({ profile });

    await respond(anEvent());

    expect(made).toEqual([]);
  });

  it('the address that the code went to is marked together with its mark, and the proof removed', async () => {
    const proven = provenFor('ada@example.com');
    const { respond, marked, calls } = setup({ proven });

    await respond(anEvent());

    expect(marked).toEqual([{ userName: 'name', email: 'ada@example.com' }]);
    expect(calls).toEqual(['find', 'mark', `remove ${proven.hash}`]);
  });

  it('the proof stays where the pool does not take the mark', async () => {
    const { respond, calls } = setup({ proven: provenFor('ada@example.com'), poolRefuses: true });

    await respond(anEvent());

    expect(calls).toEqual(['find', 'mark']);
  });

  it('a verified address causes no call', async () => {
    const { respond, calls } = setup({ proven: provenFor('ada@example.com') });

    await respond(anEvent({ email_verified: 'true' }));

    expect(calls).toEqual([]);
  });

  it('an address whose code was used in an earlier sign-in is not marked', async () => {
    const { respond, calls } = setup({ proven: provenFor('ada@example.com', now - 61_000) });

    await respond(anEvent());

    expect(calls).toEqual(['find']);
  });

  it('an address that was changed since is not marked', async () => {
    const { respond, marked } = setup({ proven: provenFor('old@example.com') });

    await respond(anEvent());

    expect(marked).toEqual([]);
  });

  it.each([
    ['no code was used', undefined, {}],
    ['it counts as verified already', provenFor('ada@example.com'), { email_verified: 'true' }],
    ['there is no address', provenFor('ada@example.com'), { email: undefined }],
  ])('nothing is marked when %s', async (_why, proven, changes) => {
    const { respond, marked } = setup({ proven });

    await respond(anEvent(changes));

    expect(marked).toEqual([]);
  });

  it.each([{ storeDown: true }, { poolRefuses: true, proven: provenFor('ada@example.com') }])(
    'no failure refuses the sign-in: %j',
    async (how) => {
      const { respond, lines } = setup(how);
      const event = anEvent();

      expect(await respond(event)).toBe(event);
      expect(lines.length).toBeGreaterThan(0);
    },
  );
});
