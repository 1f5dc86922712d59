import type { ClaimsExtension } from '#shared/extensions/claims.ts';
import { ownFieldsProblems } from '#shared/extensions/own-fields.ts';
import { parseMappings } from '#shared/profile/claim-mapping.ts';
import type { ProfileDefaults } from '#shared/profile/defaults.ts';
import { readDomainLists } from '#shared/settings/email-domains.ts';
import { type Env, SettingsReader } from '#shared/settings/environment.ts';
import { readProfileDefaults } from '#shared/settings/profile.ts';
import type { TokenPolicy } from './decide.ts';

export type PreTokenConfig = {
  readonly policy: TokenPolicy;
  readonly defaults: ProfileDefaults;
  readonly profilesTable: string;
};

const readMappings = (
  settings: SettingsReader,
  { fields }: ClaimsExtension,
): TokenPolicy['mappings'] => {
  const version = settings.choice('PRE_TOKEN_VERSION', ['V1_0', 'V2_0', 'V3_0']);
  const isV1 = version === 'V1_0';
  const { mappings, problems } = parseMappings(settings.list('CLAIM_MAPPINGS'), isV1);
  for (const problem of problems) settings.problem(`CLAIM_MAPPINGS: ${problem}`, mappings);
  for (const problem of ownFieldsProblems(fields, mappings, isV1)) {
    settings.problem(`extensions/claims.ts: ${problem}`, mappings);
  }
  return mappings;
};

/** @throws {ConfigError} listing every problem */
export const loadConfig = (env: Env, own: ClaimsExtension): PreTokenConfig => {
  const settings = new SettingsReader(env);
  return settings.finish({
    policy: {
      mappings: readMappings(settings, own),
      own,
      allowedClientIds: settings.list('ALLOWED_CLIENT_IDS'),
      ...readDomainLists(settings),
      profileStoreDown: settings.choice('PROFILE_STORE_DOWN', ['deny', 'minimal']),
    },
    defaults: readProfileDefaults(settings),
    profilesTable: settings.filled('PROFILES_TABLE'),
  });
};
