import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readSamconfig, type Samconfig } from '../before-deploy/samconfig.ts';
import { CliError, explain } from '../common/errors.ts';
import { type Arguments, namesVersion, optionOf, withVersion } from './arguments.ts';
import { pepperVersionOf } from './pepper-version.ts';

/*
 * `npm run deploy -- <options of sam deploy>`: sam deploy with PepperVersionId filled. CloudFormation reads a secret again
 * for every function that changes, so without a version an update could give two functions different peppers.
 */

/** SAM's file; one that is missing SAM reports itself. */
const samconfigOf = (args: Arguments): Partial<Samconfig> => {
  const file = optionOf(args, '--config-file') ?? 'samconfig.toml';
  if (!existsSync(file)) return {};
  return readSamconfig(readFileSync(file, 'utf8'), optionOf(args, '--config-env') ?? 'default');
};

const filled = (args: Arguments): Arguments => {
  if (args.includes('--help') || args.includes('-h')) return args;
  const file = samconfigOf(args);
  const deployment = { args, fileParameters: file.parameters ?? {} };
  const stackName = optionOf(args, '--stack-name') ?? file.stackName;
  if (stackName === undefined || namesVersion(deployment)) return args;
  const region = optionOf(args, '--region') ?? file.region;
  const profile = optionOf(args, '--profile') ?? file.profile;
  const version = pepperVersionOf({ stackName, region, profile });
  if (version === undefined) return args;
  console.error(`PepperVersionId=${version}, the current version of the stack's pepper.`);
  return withVersion(deployment, version);
};

const sam = (args: Arguments): number => {
  const run = spawnSync('sam', ['deploy', ...args], { stdio: 'inherit' });
  if (run.error === undefined) return run.status ?? 1;
  throw new CliError('The SAM CLI is not on PATH; docs/deploy.md lists what a deployment needs.');
};

try {
  process.exitCode = sam(filled(process.argv.slice(2)));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
