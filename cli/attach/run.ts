import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { CommanderError } from 'commander';
import { awsConfigOf, regionOfPool } from '../aws-options.ts';
import { apply } from './apply.ts';
import { driftOf } from './check.ts';
import { detach } from './detach.ts';
import { describeError, whatToDoAbout } from './failure.ts';
import { openFiles } from './files.ts';
import { functionApi } from './function-api.ts';
import { gather } from './gather.ts';
import { commandLine, type Operation, type Options } from './options.ts';
import { planAttach } from './plan.ts';
import { poolApi } from './pool-api.ts';
import { oursOf } from './reconcile.ts';
import { FailedError, RefusedError } from './refusal.ts';
import { exitCodeOf, type Report } from './report.ts';
import { restore } from './restore.ts';
import { show } from './show.ts';
import { stackApi } from './stack-api.ts';
import { entriesOf, triggerNames } from './triggers.ts';
import { readNamed, readWish } from './wish.ts';
import type { World } from './world.ts';

/** The terminal, or what stands for it. */
export type Terminal = {
  print(text: string): void;
  complain(text: string): void;
  /** Asks; missing where nobody is there to answer. */
  readonly confirm?: (question: string) => Promise<boolean>;
  step: World['step'];
  wait: World['wait'];
  stopped: World['stopped'];
};

class CancelledError extends Error {}

type Part = Omit<Report, 'command' | 'userPoolId'>;

/** Reads may be tried again as often as the SDK likes; a network that is down for a minute is none of their business. */
const readAttempts = 6;

const worldOf = (options: Options, terminal: Terminal): World => {
  const config = awsConfigOf(options, regionOfPool(options.userPoolId));
  const patient = { ...config, maxAttempts: readAttempts };
  const { step, wait, stopped } = terminal;
  return {
    userPoolId: options.userPoolId,
    pool: poolApi(
      new CognitoIdentityProviderClient(patient),
      new CognitoIdentityProviderClient({ ...config, maxAttempts: 1 }),
      options.userPoolId,
    ),
    functions: functionApi(new LambdaClient(patient)),
    stacks: stackApi(new CloudFormationClient(patient)),
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

/** Shows what is about to be written and asks. Without a terminal only --yes agrees. */
const agree = async (options: Options, terminal: Terminal, report: Report): Promise<void> => {
  if (options.yes === true) return;
  if (terminal.confirm === undefined || options.json === true) {
    throw new RefusedError({
      code: 'confirmation_needed',
      why: 'There is nobody to ask.',
      whatToDo: 'Look at what plan says, then add --yes.',
    });
  }
  terminal.print(show(report));
  if (!(await terminal.confirm('Write this?'))) throw new CancelledError();
};

const planReport = async (world: World, options: Options): Promise<Part> => {
  const record = world.files.record();
  const wish = await readWish(world.stacks, options, record);
  const facts = await gather(
    world,
    entriesOf(wish).map(([, setting]) => setting.function),
  );
  const result = planAttach(facts, { wish, replace: options.replace ?? [], ours: oursOf(record) });
  if (result.kind === 'refused') return { outcome: 'refused', refusals: result.refusals };
  const { changes, lambdaConfig, ...rest } = result.plan;
  const unfinished =
    record?.pending === undefined
      ? []
      : [`A run of ${record.pending.operation} was cut off; apply or detach settles it first.`];
  const isNothing = changes.length + rest.permissions.length + unfinished.length === 0;
  return {
    ...rest,
    outcome: isNothing ? 'nothing' : 'changes',
    triggers: changes,
    notes: [...unfinished, ...rest.notes],
  };
};

const checkReport = async (world: World, options: Options): Promise<Part> => {
  const record = world.files.record();
  const wish = await readWish(world.stacks, options, record);
  const facts = await gather(
    world,
    entriesOf(wish).map(([, setting]) => setting.function),
  );
  const { drift, notes } = driftOf(facts, { wish, replace: [], ours: oursOf(record) }, record);
  return { outcome: drift.length === 0 ? 'nothing' : 'changes', drift, notes };
};

const applyReport = async (world: World, options: Options, terminal: Terminal): Promise<Part> => {
  const wish = await readWish(world.stacks, options, world.files.record());
  const asked = { wish, replace: options.replace ?? [] };
  const applied = await apply(world, asked, ({ changes, lambdaConfig, ...plan }) =>
    agree(options, terminal, {
      ...plan,
      ...headOf('apply', options),
      outcome: 'changes',
      triggers: changes,
    }),
  );
  const { changes, permissions } = applied.plan;
  const { kind, notes, backup } = applied;
  return {
    outcome: kind,
    triggers: changes,
    permissions,
    notes,
    ...(backup === undefined ? {} : { backup }),
  };
};

const detachReport = async (world: World, options: Options, terminal: Terminal): Promise<Part> => {
  const wish = await readNamed(world.stacks, options);
  const asked = { wish, chosen: options.triggers ?? triggerNames };
  const detached = await detach(world, asked, ({ changes, permissions, notes, needs }) =>
    agree(options, terminal, {
      ...headOf('detach', options),
      outcome: 'changes',
      triggers: changes,
      permissions,
      notes,
      needs,
    }),
  );
  const { changes, permissions } = detached.plan;
  const { kind, notes, backup } = detached;
  return {
    outcome: kind,
    triggers: changes,
    permissions,
    notes,
    ...(backup === undefined ? {} : { backup }),
  };
};

const restoreReport = async (world: World, options: Options, terminal: Terminal): Promise<Part> => {
  const restored = await restore(world, options.backup ?? '', (plan) =>
    agree(options, terminal, { ...headOf('restore', options), outcome: 'changes', ...plan }),
  );
  const { kind, plan, notes, backup } = restored;
  return { ...plan, outcome: kind, notes, ...(backup === undefined ? {} : { backup }) };
};

const headOf = (command: Operation, { userPoolId }: Options) => ({ command, userPoolId });

const reports: Readonly<
  Record<Operation, (world: World, options: Options, terminal: Terminal) => Promise<Part>>
> = {
  plan: planReport,
  check: checkReport,
  apply: applyReport,
  detach: detachReport,
  restore: restoreReport,
};

const failureReport = (error: unknown): Part => {
  if (error instanceof RefusedError) return { outcome: 'refused', refusals: error.refusals };
  if (error instanceof CancelledError) return { outcome: 'cancelled' };
  if (error instanceof FailedError) return { outcome: 'failed', message: error.message };
  const advice = whatToDoAbout(error);
  const message = `${describeError(error)}${advice === undefined ? '' : `. ${advice}`}`;
  return { outcome: 'failed', message };
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
