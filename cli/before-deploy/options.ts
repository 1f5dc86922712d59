import { existsSync, readFileSync } from 'node:fs';
import { STSClient } from '@aws-sdk/client-sts';
import type { Command } from 'commander';
import { type AwsOptions, addAwsOptions } from '../common/aws-options.ts';
import { CliError } from '../common/errors.ts';
import { createProgram } from '../common/program.ts';
import type { Deployment } from './facts.ts';
import { parseOverrides, readSamconfig, type Samconfig } from './samconfig.ts';

export type Options = AwsOptions & {
  readonly beforeDeploy: true;
  readonly parameterOverrides?: readonly string[];
  readonly configFile?: string;
  readonly configEnv: string;
  readonly explain?: string;
  readonly json?: boolean;
};

export const commandLine = (): Command =>
  addAwsOptions(
    createProgram('doctor', 'Says whether sam deploy would end in a first code. Never writes.')
      .requiredOption('--before-deploy', 'ask the account in place of a pool')
      .option('--parameter-overrides <pairs...>', 'Key=Value ..., as sam deploy takes them')
      .option('--config-file <file>', 'SAM’s file; samconfig.toml where it exists')
      .option('--config-env <name>', 'environment in that file', 'default')
      .option('--explain <id>', 'reason, source and fix of one finding, or of all')
      .option('--json', 'print only {"verdict", "region", "findings"}'),
  );

const none: Samconfig = { parameters: {}, region: undefined, profile: undefined };

/** A file that is named must exist; samconfig.toml need not. */
const samconfigOf = ({ configFile, configEnv }: Options): Samconfig => {
  const file = configFile ?? 'samconfig.toml';
  if (existsSync(file)) return readSamconfig(readFileSync(file, 'utf8'), configEnv);
  if (configFile === undefined) return none;
  throw new CliError(`There is no file ${configFile}.`);
};

const pairOf = (text: string): Readonly<Record<string, string>> => {
  const at = text.indexOf('=');
  if (at < 1) throw new CliError(`${text} is not a parameter override. It must be Key=Value.`);
  return text.startsWith('ParameterKey=')
    ? parseOverrides(text)
    : { [text.slice(0, at)]: text.slice(at + 1) };
};

/** The Region that the SDK finds: the environment's, or that of the profile. */
const usualRegion = async (profile: string | undefined): Promise<string> => {
  const client = new STSClient(profile === undefined ? {} : { profile });
  try {
    return await client.config.region();
  } catch {
    throw new CliError('Name the Region of the stack: --region eu-central-1.');
  } finally {
    client.destroy();
  }
};

/** A deployment, and the profile that SAM's file names. Options of the command line come before the file's. */
export const deploymentOf = async (
  options: Options,
): Promise<{ readonly deployment: Deployment; readonly profile: string | undefined }> => {
  const file = samconfigOf(options);
  const profile = options.profile ?? file.profile;
  const region = options.region ?? file.region ?? (await usualRegion(profile));
  const given = (options.parameterOverrides ?? []).map(pairOf);
  const parameters = { ...file.parameters, ...Object.assign({}, ...given) };
  return { deployment: { region, parameters }, profile };
};
