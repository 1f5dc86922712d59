import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { CommanderError } from 'commander';
import { awsConfigOf, regionOfPool } from '../common/aws-options.ts';
import { namingActions } from './aws/denied-action.ts';
import { functionApi } from './aws/function-api.ts';
import { poolApi } from './aws/pool-api.ts';
import { stackApi } from './aws/stack-api.ts';
import { commandLine, type Operation, type Options } from './options.ts';
import { RefusedError } from './plan/refusal.ts';
import { openFiles } from './record/files.ts';
import { show } from './report/render.ts';
import { exitCodeOf, type Report } from './report/report.ts';
import type { Terminal } from './run/agree.ts';
import type { World } from './run/context.ts';
import { failureReport } from './run/failure-report.ts';
import { headOf, reports } from './run/reports.ts';

/** Reads may be tried again as often as the SDK likes; a network that is down for a minute is none of their business. */
const readAttempts = 6;

const worldOf = (options: Options, terminal: Terminal): World => {
  const config = awsConfigOf(options, regionOfPool(options.userPoolId));
  const patient = { ...config, maxAttempts: readAttempts };
  const { step, wait, stopped } = terminal;
  const cognito = (maxAttempts: number) =>
    namingActions(new CognitoIdentityProviderClient({ ...config, maxAttempts }), 'cognito-idp');
  return {
    userPoolId: options.userPoolId,
    pool: poolApi(cognito(readAttempts), cognito(1), options.userPoolId),
    functions: functionApi(namingActions(new LambdaClient(patient), 'lambda')),
    stacks: stackApi(namingActions(new CloudFormationClient(patient), 'cloudformation')),
    files: openFiles(options.backupDir, options.userPoolId),
    backupDirectory: options.backupDir,
    step: options.json === true ? (_title, work) => work() : step,
    wait,
    stopped,
  };
};

const checkRegion = ({ region, userPoolId }: Options): void => {
  if (region === undefined || region === regionOfPool(userPoolId)) return;
  throw new RefusedError({
    code: 'wrong_region',
    why: `The pool ${userPoolId} is in ${regionOfPool(userPoolId)}, not in ${region}.`,
    whatToDo: 'Leave --region out: the id of a pool begins with its region.',
  });
};

const report = async (
  operation: Operation,
  options: Options,
  terminal: Terminal,
): Promise<Report> => {
  try {
    checkRegion(options);
    const part = await reports[operation](worldOf(options, terminal), options, terminal);
    return { ...headOf(operation, options), ...part };
  } catch (error) {
    return { ...headOf(operation, options), ...failureReport(error) };
  }
};

/** Runs the command line and answers the exit code. */
export const runAttach = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  let exitCode = 0;
  const program = commandLine(async (operation, options) => {
    const result = await report(operation, options, terminal);
    exitCode = exitCodeOf(result);
    terminal.print(options.json === true ? JSON.stringify(result, null, 2) : show(result));
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // What is wrong with the options has been said; --help is no error.
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
};
