import { spawnSync } from 'node:child_process';
import { causes } from '../common/causes.ts';
import { CliError } from '../common/errors.ts';

/** Where the stack is; what is missing the AWS CLI finds as it always does. */
export type Place = {
  readonly stackName: string;
  readonly region: string | undefined;
  readonly profile: string | undefined;
};

type Outcome = { readonly stdout: string } | { readonly stderr: string };

/** Secrets Manager's client is no dependency of this project, and the AWS CLI is needed for a deployment anyway. */
const aws = ({ region, profile }: Place, args: readonly string[]): Outcome => {
  const options = [
    ...(region === undefined ? [] : ['--region', region]),
    ...(profile === undefined ? [] : ['--profile', profile]),
  ];
  const run = spawnSync('aws', [...args, ...options, '--output', 'text'], { encoding: 'utf8' });
  if (run.error !== undefined) {
    throw new CliError('The AWS CLI is not on PATH; docs/deploy.md lists what a deployment needs.');
  }
  return run.status === 0 ? { stdout: run.stdout.trim() } : { stderr: run.stderr };
};

const otherwise = 'Or name the version: --parameter-overrides PepperVersionId=ID.';

/** The failed call in our own words: the AWS CLI's text may repeat names of the account. */
const failure = (service: string, stderr: string): CliError => {
  const [, code = 'the AWS CLI failed', operation = `aws ${service}`] =
    /\((\w+)\) when calling the (\w+) operation/.exec(stderr) ?? [];
  const facts = { error: undefined, name: code, call: { service, operation } };
  const remedy = causes
    .find(({ matches }) => matches(facts))
    ?.remedy(facts)
    .replace('docs/operations.md and docs/attach.md have', 'docs/deploy.md has')
    .replace('the policies', 'the policy');
  return new CliError(
    `${operation} failed (${code}), so nothing was deployed. ${remedy ?? 'Run the AWS CLI to see why.'} ${otherwise}`,
  );
};

const isMissing = (stderr: string): boolean => /does not exist/.test(stderr);

/** The secret's ARN; nothing before the first deployment, and none of one that was rolled back. */
const secretOf = (place: Place): string | undefined => {
  const outcome = aws(place, [
    ...['cloudformation', 'describe-stack-resource', '--stack-name', place.stackName],
    ...['--logical-resource-id', 'CodePepper'],
    ...['--query', 'StackResourceDetail.[PhysicalResourceId,ResourceStatus]'],
  ]);
  if ('stdout' in outcome) {
    const [secret, status = ''] = outcome.stdout.split(/\s+/);
    return status.startsWith('DELETE_') ? undefined : secret;
  }
  if (isMissing(outcome.stderr)) return undefined;
  throw failure('cloudformation', outcome.stderr);
};

/**
 * The id of the version that functions are to read, which is the secret's current one.
 * @returns nothing before the first deployment, which has no secret yet
 * @throws {CliError} when AWS does not say, with the operation and the remedy
 */
export const pepperVersionOf = (place: Place): string | undefined => {
  const secret = secretOf(place);
  if (secret === undefined) return undefined;
  const outcome = aws(place, [
    ...['secretsmanager', 'list-secret-version-ids', '--secret-id', secret],
    ...['--query', "Versions[?contains(VersionStages, 'AWSCURRENT')].VersionId"],
  ]);
  if ('stderr' in outcome) throw failure('secretsmanager', outcome.stderr);
  if (/^[A-Za-z0-9-]{32,64}$/.test(outcome.stdout)) return outcome.stdout;
  throw new CliError(`The pepper of the stack has no current version. ${otherwise}`);
};
