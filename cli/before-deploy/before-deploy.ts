import { awsConfigOf, isLoopback } from '../common/aws-options.ts';
import { CliError } from '../common/errors.ts';
import { screenOf } from '../common/output.ts';
import { didYouMean } from '../common/suggest.ts';
import { exitCodeOf, type Finding } from '../doctor/finding.ts';
import { quoted } from '../doctor/fix.ts';
import { renderExplained } from '../doctor/render.ts';
import { diagnoseAccount } from './diagnose.ts';
import type { Deployment } from './facts.ts';
import { accountFindingIds } from './headlines.ts';
import { commandLine, deploymentOf, type Options } from './options.ts';
import { readAccount } from './read-account.ts';
import { renderAccount, verdictOf } from './render.ts';

/** The findings that `--explain` names. @throws {CliError} for an id that no finding has */
const chosen = (findings: readonly Finding[], id: string): readonly Finding[] => {
  if (id === 'all') return findings;
  if (accountFindingIds.includes(id)) return findings.filter((finding) => finding.id === id);
  throw new CliError(
    `The doctor has no finding ${id} before a deployment.${didYouMean(id, accountFindingIds)}`,
  );
};

const aboutOf = ({ region, parameters }: Deployment): string =>
  `Region ${region}, sender ${parameters.SenderAddress ?? '(none)'}.`;

const textOf = (
  findings: readonly Finding[],
  { explain }: Options,
  deployment: Deployment,
  typed: string,
): string => {
  const screen = screenOf(process.stdout);
  if (explain === undefined) {
    return renderAccount(aboutOf(deployment), findings, `${typed} --explain ID`, screen);
  }
  const some = chosen(findings, explain);
  return some.length === 0
    ? `The account does not have the finding ${explain}.`
    : renderExplained(some, screen);
};

/** `doctor --before-deploy`: asks the account, judges, prints. */
export const beforeDeploy = async (args: readonly string[]): Promise<void> => {
  const program = commandLine().parse(args, { from: 'user' });
  const options = program.opts<Options>();
  const { deployment, profile } = await deploymentOf(options);
  // A profile of SAM's file is for AWS: at an emulator on this machine only one that was typed counts.
  const isLocal = options.endpointUrl !== undefined && isLoopback(options.endpointUrl);
  const named = isLocal || profile === undefined ? {} : { profile };
  const config = awsConfigOf({ ...options, ...named }, deployment.region);
  const findings = diagnoseAccount(await readAccount(config, deployment), Date.now());
  const { region } = deployment;
  console.log(
    options.json === true
      ? JSON.stringify({ verdict: verdictOf(findings), region, findings }, null, 2)
      : textOf(findings, options, deployment, [program.name(), ...args.map(quoted)].join(' ')),
  );
  process.exitCode = exitCodeOf(findings);
};
