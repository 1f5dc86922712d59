import type { Command } from 'commander';
import {
  type AwsOptions,
  addAwsOptions,
  awsConfigOf,
  isLoopback,
  regionOfPool,
} from '../common/aws-options.ts';
import { CliError } from '../common/errors.ts';
import { screenOf } from '../common/output.ts';
import { clientId, identityPoolId, userPoolId } from '../common/pool-options.ts';
import { createProgram } from '../common/program.ts';
import { didYouMean } from '../common/suggest.ts';
import { diagnose } from './diagnose.ts';
import { withoutEmulator } from './emulator.ts';
import { exitCodeOf, type Finding } from './finding.ts';
import { quoted } from './fix.ts';
import { findingIds } from './headlines.ts';
import { readFacts } from './read-facts.ts';
import { render, renderExplained } from './render.ts';

type Options = AwsOptions & {
  readonly userPoolId: string;
  readonly clientId?: string;
  readonly identityPoolId?: string;
  readonly explain?: string;
  readonly json?: boolean;
};

const commandLine = (): Command =>
  addAwsOptions(
    createProgram('doctor', 'Lists what weakens the sign-in of a user pool. Never writes.')
      .requiredOption('--user-pool-id <id>', 'the user pool', userPoolId)
      .option('--client-id <id>', 'one app client in place of all', clientId)
      .option(
        '--identity-pool-id <id>',
        'the identity pool behind the user pool, with its roles',
        identityPoolId,
      )
      .option('--explain <id>', 'reason, source and fix of one finding, or of all')
      .option('--json', 'print only {"userPoolId", "findings"}'),
  ).addHelpText(
    'after',
    '\nExit codes: 0 nothing above a note, 2 a warning, 3 an error, 1 the pool could\nnot be read.\n\nWithout a pool, before sam deploy: doctor --before-deploy --help.',
  );

/** The findings that `--explain` names. @throws {CliError} for an id that no finding has */
const chosen = (findings: readonly Finding[], id: string): readonly Finding[] => {
  if (id === 'all') return findings;
  if (findingIds.includes(id) || findings.some((finding) => finding.id === id)) {
    return findings.filter((finding) => finding.id === id);
  }
  throw new CliError(`The doctor has no finding ${id}.${didYouMean(id, findingIds)}`);
};

/** `typed`: the command without --explain, for the hint. */
const textOf = (
  findings: readonly Finding[],
  { userPoolId: pool, explain }: Options,
  typed: string,
): string => {
  const screen = screenOf(process.stdout);
  if (explain === undefined) return render(pool, findings, `${typed} --explain ID`, screen);
  const some = chosen(findings, explain);
  return some.length === 0
    ? `User pool ${pool} does not have the finding ${explain}.`
    : renderExplained(some, screen);
};

/** `doctor`: reads, judges, prints. */
export const doctor = async (args: readonly string[]): Promise<void> => {
  // The clients of the services that only a deployment needs are loaded for it and for nothing else.
  if (args.includes('--before-deploy')) {
    return (await import('../before-deploy/before-deploy.ts')).beforeDeploy(args);
  }
  const program = commandLine().parse(args, { from: 'user' });
  const options = program.opts<Options>();
  const region = options.region ?? regionOfPool(options.userPoolId);
  const { userPoolId: pool } = options;
  const facts = await readFacts(awsConfigOf(options, region), {
    userPoolId: pool,
    clientId: options.clientId,
    identityPoolId: options.identityPoolId,
    region,
  });
  const isLocal = options.endpointUrl !== undefined && isLoopback(options.endpointUrl);
  const findings = diagnose(isLocal ? withoutEmulator(facts) : facts);
  console.log(
    options.json === true
      ? JSON.stringify({ userPoolId: pool, findings }, null, 2)
      : textOf(findings, options, [program.name(), ...args.map(quoted)].join(' ')),
  );
  process.exitCode = exitCodeOf(findings);
};
