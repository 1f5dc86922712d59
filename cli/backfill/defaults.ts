import { ConfigError } from '#shared/errors.ts';
import type { ProfileDefaults } from '#shared/profile/defaults.ts';
import { isSessionTagValue, sessionTagCharacters } from '#shared/profile/session-tag.ts';
import { SettingsReader } from '#shared/settings/environment.ts';
import { readProfileDefaults } from '#shared/settings/profile.ts';
import type { AwsConfig } from '../common/aws-options.ts';
import { CliError } from '../common/errors.ts';
import { settingsOf } from '../common/tables.ts';

export type DefaultOptions = {
  readonly table?: string;
  readonly defaultRoles?: string;
  readonly defaultPlan?: string;
  readonly defaultTenant?: string;
};

const given = ({ table, defaultRoles, defaultPlan, defaultTenant }: DefaultOptions) =>
  Object.fromEntries(
    Object.entries({
      PROFILES_TABLE: table,
      DEFAULT_ROLES: defaultRoles,
      DEFAULT_PLAN: defaultPlan,
      DEFAULT_TENANT: defaultTenant,
    }).filter(([, value]) => value !== undefined),
  );

const everything = 4;

/** Users of a tenant that no session tag can hold would get no AWS credentials. */
const checkTenant = ({ tenant }: ProfileDefaults): void => {
  if (isSessionTagValue(tenant)) return;
  throw new CliError(
    `The default tenant becomes a session tag of AWS credentials, which takes only ${sessionTagCharacters}.`,
  );
};

/**
 * The table and what a new profile starts with: as they were given, else the settings of the pool's functions, so that a
 * row made here is the row that a sign-in would have made.
 */
export const readDefaults = async (
  config: AwsConfig,
  userPoolId: string,
  options: DefaultOptions,
): Promise<{ readonly table: string; readonly defaults: ProfileDefaults }> => {
  const named = given(options);
  const instead = '--table, --default-roles, --default-plan and --default-tenant';
  const deployed =
    Object.keys(named).length === everything ? {} : await settingsOf(config, userPoolId, instead);
  const settings = new SettingsReader({ ...deployed, ...named });
  try {
    const read = settings.finish({
      table: settings.filled('PROFILES_TABLE'),
      defaults: readProfileDefaults(settings),
    });
    checkTenant(read.defaults);
    return read;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new CliError(`${error.problems.join('; ')}. Give ${instead}.`);
  }
};
