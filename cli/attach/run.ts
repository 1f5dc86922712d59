/*
 * Attach, in rooms; each imports only from itself and those before it (test/cli/attach/rooms.test.ts):
 *
 *   plan    pure: from the observed and the desired state to a plan or refusals; pool/ is the wire form of a pool
 *   record  files: the record of what attach manages, backups, the lock
 *   aws     readers and writers of Cognito, Lambda and CloudFormation
 *   report  the result of an operation, formatted
 *   run     the operations, one file each; writing/ is what the three that write share
 */

import { CommanderError } from 'commander';
import { regionOfPool } from '../common/aws-options.ts';
import { commandLine, withOperation } from './options.ts';
import type { Operation, Options } from './plan/operation.ts';
import { RefusedError } from './plan/refusal.ts';
import { render } from './report/render.ts';
import { exitCodeOf, jsonText, type Report } from './report/report.ts';
import { failureReport } from './run/failure-report.ts';
import { openContext } from './run/open-context.ts';
import { runOperation } from './run/operations.ts';
import { type Terminal, widthOf } from './run/terminal.ts';

const checkRegion = ({ region, userPoolId }: Options): void => {
  if (region === undefined || region === regionOfPool(userPoolId)) return;
  throw new RefusedError({
    code: 'wrong_region',
    why: `The pool ${userPoolId} is in ${regionOfPool(userPoolId)}, not in ${region}.`,
    whatToDo: 'Leave --region out: the id of a pool begins with its region.',
  });
};

const reportOn = async (
  command: Operation,
  options: Options,
  terminal: Terminal,
): Promise<Report> => {
  const head = { command, userPoolId: options.userPoolId };
  const context = openContext(command, options, terminal);
  try {
    checkRegion(options);
    return { ...head, ...(await runOperation(command, context, options)) };
  } catch (error) {
    const notes = context.reconciled.length === 0 ? {} : { notes: context.reconciled };
    return { ...head, ...failureReport(error), ...notes };
  }
};

/** Runs the command line and returns the exit code. */
export const runAttach = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  let exitCode = 0;
  const program = commandLine(async (operation, options) => {
    const report = await reportOn(operation, options, terminal);
    exitCode = exitCodeOf(report);
    terminal.print(options.json === true ? jsonText(report) : render(report, widthOf(terminal)));
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
    });
  }
  try {
    await program.parseAsync(withOperation(args), { from: 'user' });
    return exitCode;
  } catch (error) {
    // What is wrong with the options has been printed; --help is not an error.
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
};
