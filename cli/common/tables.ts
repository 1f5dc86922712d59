import type { AwsConfig } from './aws-options.ts';
import { type DeployedSettings, readDeployedSettings } from './deployed-settings.ts';
import { CliError, explain } from './errors.ts';

/** Which table of the suite, as the functions' environment calls it, and the option that names it. */
const tables = {
  profiles: { variable: 'PROFILES_TABLE', option: '--table' },
  challenges: { variable: 'CHALLENGES_TABLE', option: '--table' },
  erasedChallenges: { variable: 'CHALLENGES_TABLE', option: '--challenges-table' },
} as const;

/** The settings of the pool's functions, or why they could not be read and what to say instead. */
export const settingsOf = async (
  config: AwsConfig,
  userPoolId: string | undefined,
  instead: string,
): Promise<DeployedSettings> => {
  if (userPoolId === undefined) throw new CliError(`Give ${instead}, or --user-pool-id.`);
  try {
    return await readDeployedSettings(config, userPoolId);
  } catch (error) {
    throw new CliError(
      `The settings of the pool’s PostConfirmation function could not be read. ${explain(error)} Or give ${instead}.`,
    );
  }
};

/** The table's name: as it was given, else what the pool's functions are told. */
export const tableName = async (
  config: AwsConfig,
  which: keyof typeof tables,
  given: string | undefined,
  userPoolId: string | undefined,
): Promise<string> => {
  if (given !== undefined) return given;
  const { variable, option } = tables[which];
  const name = (await settingsOf(config, userPoolId, option))[variable];
  if (name === undefined)
    throw new CliError(`The pool’s PostConfirmation function names no table. Give ${option}.`);
  return name;
};
