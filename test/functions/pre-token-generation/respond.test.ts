import { describe, expect, it } from 'vitest';
import { MalformedRowError } from '#shared/errors.ts';
import {
  aClientCredentialsEvent,
  aPreTokenGenerationV1Event,
  aPreTokenGenerationV2Event,
  aPreTokenGenerationV3Event,
} from '#shared/events/testing/pre-token-generation.ts';
import type { Profiles } from '#shared/ports.ts';
import { parseMappings } from '#shared/profile/claim-mapping.ts';
import { newProfile } from '#shared/profile/defaults.ts';
import type { Profile } from '#shared/profile/profile.ts';
import type { TokenPolicy } from '../../../functions/pre-token-generation/decide.ts';
import { respondWith } from '../../../functions/pre-token-generation/respond.ts';
import { aLog } from '../../support/functions/log.ts';

const defaults = { roles: ['member'], plan: 'free', tenant: '' };
const profile: Profile = {
  ...newProfile({ userId: 'u', locale: undefined, origin: 'sign-up' }, defaults, 0),
  tenant: 'acme',
  roles: ['owner'],
};

type Setup = {
  readonly stored?: Profile | undefined;
  readonly down?: boolean | 'damaged';
  readonly profileStoreDown?: 'deny' | 'minimal';
  readonly mappings?: string;
  readonly admission?: Partial<TokenPolicy>;
};

const responder = ({ stored, down, profileStoreDown = 'deny', mappings, admission }: Setup) => {
  const { log, lines } = aLog();
  const profiles: Profiles = {
    find: async () => {
      if (down === 'damaged') throw new MalformedRowError('profiles');
      if (down) throw new Error('the table is down');
      return stored;
    },
    create: async () => {
      throw new Error('pre token never writes');
    },
  };
  const parsed = parseMappings((mappings ?? 'tenant,roles,plan').split(','), false);
  const policy = {
    mappings: parsed.mappings,
    own: { fields: {} },
    profileStoreDown,
    allowedClientIds: [],
    allowedDomains: [],
    blockedDomains: [],
    ...admission,
  };
  return { respond: respondWith({ policy, defaults, profiles, now: () => 0, log }), lines };
};

describe('pre token generation', () => {
  it.each([aPreTokenGenerationV2Event, aPreTokenGenerationV3Event])(
    'tokens of a V2 or V3 pool carry the claims with their types',
    async (anEvent) => {
      const event = await responder({ stored: profile }).respond(anEvent());

      const claims = { tenant: 'acme', roles: ['owner'], plan: 'free' };
      expect(event.response).toEqual({
        claimsAndScopeOverrideDetails: {
          idTokenGeneration: { claimsToAddOrOverride: claims },
          accessTokenGeneration: { claimsToAddOrOverride: claims },
        },
      });
    },
  );

  it('the ID token of a V1 pool carries the claims as text', async () => {
    const event = await responder({ stored: profile }).respond(aPreTokenGenerationV1Event());

    expect(event.response).toEqual({
      claimsOverrideDetails: {
        claimsToAddOrOverride: { tenant: 'acme', roles: '["owner"]', plan: 'free' },
      },
    });
  });

  it('groups are left out of the response, since an empty override removes all', async () => {
    const event = await responder({ stored: profile }).respond(aPreTokenGenerationV2Event());

    expect(JSON.stringify(event.response)).not.toContain('groupOverrideDetails');
  });

  it('of a user without a row carry the claims of a new profile, and nothing is written', async () => {
    const event = await responder({}).respond(aPreTokenGenerationV2Event());

    expect(JSON.stringify(event.response)).toContain('"roles":["member"]');
  });

  it('of an app without a user pass as they came', async () => {
    const event = aClientCredentialsEvent();
    const before = structuredClone(event);

    expect(await responder({ stored: profile }).respond(event)).toEqual(before);
  });

  it.each(['TokenGeneration_Authentication', 'TokenGeneration_RefreshTokens'] as const)(
    'a suspended profile gets no tokens by %s',
    async (triggerSource) => {
      const { respond } = responder({ stored: { ...profile, status: 'suspended' } });

      await expect(respond(aPreTokenGenerationV2Event({ triggerSource }))).rejects.toThrow(
        'profile_suspended: This account is suspended',
      );
    },
  );

  it('tokens are refused when profiles cannot be read', async () => {
    const { respond } = responder({ down: true });

    await expect(respond(aPreTokenGenerationV2Event())).rejects.toThrow('temporarily_unavailable');
  });

  it('tokens come without our claims when profiles cannot be read and ProfileStoreDown is minimal', async () => {
    const { respond } = responder({ down: true, profileStoreDown: 'minimal' });
    const event = aPreTokenGenerationV2Event();
    const before = structuredClone(event);

    expect(await respond(event)).toEqual(before);
  });

  it.each(['deny', 'minimal'] as const)(
    'tokens are refused for a damaged row with ProfileStoreDown %s, since it may be a suspended one',
    async (profileStoreDown) => {
      const { respond } = responder({ down: 'damaged', profileStoreDown });

      await expect(respond(aPreTokenGenerationV2Event())).rejects.toThrow(
        'temporarily_unavailable',
      );
    },
  );

  it('tokens are refused for an event without a sub', async () => {
    const { respond } = responder({ stored: profile });
    const event = aPreTokenGenerationV2Event({ request: { userAttributes: {} } });

    await expect(respond(event)).rejects.toThrow('temporarily_unavailable');
  });

  it('tokens come without our claims when these exceed the size budget, and the log says so', async () => {
    const { respond, lines } = responder({ stored: { ...profile, roles: ['x'.repeat(3000)] } });

    const event = await respond(aPreTokenGenerationV2Event());

    expect(event.response).toEqual({ claimsAndScopeOverrideDetails: null });
    expect(lines.map(({ what }) => what)).toEqual(['claims over the size budget']);
  });
});

describe('admission to tokens', () => {
  const sources = [
    'TokenGeneration_Authentication',
    'TokenGeneration_RefreshTokens',
    'TokenGeneration_HostedAuth',
  ] as const;
  const listed = (admission: Partial<TokenPolicy>) => responder({ stored: profile, admission });

  it.each(sources)('is refused to an app client that is not listed: %s', async (triggerSource) => {
    const { respond } = listed({ allowedClientIds: ['mine'] });
    const event = aPreTokenGenerationV2Event({
      triggerSource,
      callerContext: { clientId: 'other' },
    });

    await expect(respond(event)).rejects.toThrow('client_not_allowed');
  });

  it.each(sources)('is given to an app client that is listed: %s', async (triggerSource) => {
    const { respond } = listed({ allowedClientIds: ['mine'] });
    const event = aPreTokenGenerationV2Event({
      triggerSource,
      callerContext: { clientId: 'mine' },
    });

    expect(JSON.stringify((await respond(event)).response)).toContain('acme');
  });

  it.each(sources)('is refused after the address moved to a foreign domain: %s', async (source) => {
    const { respond } = listed({ allowedDomains: ['example.org'] });
    const event = aPreTokenGenerationV2Event({ triggerSource: source });

    await expect(respond(event)).rejects.toThrow('domain_not_allowed');
  });

  it('is asked for before the profile is read', async () => {
    const { respond, lines } = responder({ down: true, admission: { allowedClientIds: ['mine'] } });

    await expect(respond(aPreTokenGenerationV2Event())).rejects.toThrow('client_not_allowed');
    expect(lines).toEqual([]);
  });
});
