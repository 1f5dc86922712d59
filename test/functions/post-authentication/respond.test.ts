import { describe, expect, it } from 'vitest';
import { aPostAuthenticationEvent } from '#shared/events/testing/post-authentication.ts';
import { destinationHash } from '#shared/one-time-code/destination.ts';
import { newProfile } from '#shared/profile/defaults.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { respondWith } from '../../../functions/post-authentication/respond.ts';
import { aLog } from '../../support/functions/log.ts';

const defaults = { roles: ['member'], plan: 'free', tenant: '' };
const attributes = { sub: 'u', email: 'ada@example.com', email_verified: 'false' };
const provenFor = (email: string) => ({
  challengeId: 'c',
  destHash: destinationHash({
    userPoolId: 'us-east-1_EXAMPLE01',
    user: 'u',
    challengeId: 'c',
    email,
  }),
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
  const marked: string[] = [];
  const respond = respondWith({
    defaults,
    profiles: {
      find: async () => profile,
      create: async ({ userId }) => {
        if (storeDown) throw new Error('down');
        made.push(userId);
        return 'created';
      },
    },
    provenAddresses: {
      lastProven: async () => {
        if (storeDown) throw new Error('down');
        return proven;
      },
    },
    directory: {
      markEmailVerified: async ({ userName }) => {
        if (poolRefuses) throw new Error('AliasExistsException');
        marked.push(userName);
      },
    },
    now: () => 0,
    log,
  });
  return { respond, made, marked, lines };
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

  it('the address that the code went to counts as verified', async () => {
    const { respond, marked } = setup({ proven: provenFor('ada@example.com') });

    await respond(anEvent());

    expect(marked).toEqual(['name']);
  });

  it('an address that was changed since does not', async () => {
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
