import { describe, expect, it } from 'vitest';
import { withComputedClaims } from '#shared/extensions/computed-claims.ts';
import { ownClaimsOf, ownValuesOf } from '#shared/extensions/own-fields.ts';
import { parseMappings } from '#shared/profile/claim-mapping.ts';
import { exceedsBudget } from '#shared/profile/claims.ts';
import { newProfile } from '#shared/profile/defaults.ts';
import { claims } from '../../extensions/claims.ts';
import { loadConfig } from '../../functions/pre-token-generation/config.ts';
import { goodEnv, problemsOf } from '../support/functions/settings.ts';

const defaults = { roles: ['member'], plan: 'free', tenant: 'acme' };

const profiles = [
  newProfile({ userId: 'u', locale: 'de', origin: 'sign-up' }, defaults, 0),
  newProfile(
    { userId: 'v', locale: undefined, origin: 'Google' },
    { roles: [], plan: '', tenant: '' },
    0,
  ),
];

describe('extensions/claims.ts', () => {
  it('has fields that a cold start accepts beside the default ClaimMappings', () => {
    expect(problemsOf((env) => loadConfig(env, claims), goodEnv)).toEqual([]);
  });

  it.each(profiles)(
    'gives the new profile $userId claims that a token may carry, all of them',
    (row) => {
      const own = ownValuesOf(claims.fields, row.own);
      const { mappings } = parseMappings(goodEnv.CLAIM_MAPPINGS.split(','), false);
      const ofFields = ownClaimsOf(claims.fields, own);

      const { leftOut, failed } = withComputedClaims(
        ofFields,
        claims,
        { row, own, mappings },
        { clientId: 'client', groups: ['staff'] },
      );

      expect({ leftOut, failed }).toEqual({ leftOut: 0, failed: false });
      expect(exceedsBudget(ofFields)).toBe(false);
    },
  );
});
