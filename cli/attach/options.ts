import { type Command, InvalidArgumentError, Option } from 'commander';
import { lambdaVersions } from '#shared/cognito/lambda-config.ts';
import { addAwsOptions } from '../common/aws-options.ts';
import { createProgram } from '../common/program.ts';
import { didYouMean } from '../common/suggest.ts';
import { type Operation, type Options, operations } from './plan/operation.ts';
import { readTriggerName, type TriggerName, triggerNames } from './plan/triggers.ts';

const poolId = (text: string): string => {
  if (/^[a-z0-9-]+-\d_[A-Za-z0-9]{1,40}$/.test(text) && text.length <= 55) return text;
  throw new InvalidArgumentError(
    'It must be the id of a user pool, such as eu-central-1_AbCdEf123.',
  );
};

const triggerName = (text: string): TriggerName => {
  const name = readTriggerName(text);
  if (name !== undefined) return name;
  throw new InvalidArgumentError(
    `It must be one of ${triggerNames.join(', ')}.${didYouMean(text, triggerNames)}`,
  );
};

const triggerList = (text: string): readonly TriggerName[] =>
  text.split(',').map((name) => triggerName(name.trim()));

const collectTrigger = (text: string, so: readonly TriggerName[] = []): readonly TriggerName[] => [
  ...so,
  triggerName(text),
];

const collectFunction = (text: string, so: Options['function'] = {}): Options['function'] => {
  const at = text.indexOf('=');
  if (at < 0) throw new InvalidArgumentError('It must look like PreSignUp=arn:aws:lambda:...');
  const name = triggerName(text.slice(0, at));
  if (name in so) throw new InvalidArgumentError(`${name} is given twice.`);
  return { ...so, [name]: text.slice(at + 1) };
};

const purpose: Readonly<Record<Operation, string>> = {
  plan: 'show what apply would do, and write nothing (the default)',
  apply: 'back up, attach the functions, compare every setting',
  check: 'compare the pool with what was attached, for a nightly job',
  detach: 'remove what was attached and put back what was there before',
  restore: 'put the whole pool back to a backup',
};

const addFunctions = (command: Command): Command =>
  command
    .option('--stack-name <name>', 'deployed stack whose output AttachTriggers names the functions')
    .option('--function <Trigger=arn>', 'a function, once for each trigger', collectFunction)
    .addOption(
      new Option('--pre-token-version <version>', 'version of the pre token event').choices(
        lambdaVersions,
      ),
    )
    .option('--triggers <a,b>', 'only these triggers', triggerList);

const addCommon = (command: Command): Command =>
  addAwsOptions(
    command
      .requiredOption(
        '--user-pool-id <id>',
        'the pool; never a name, which two pools can share',
        poolId,
      )
      .option(
        '--backup-dir <directory>',
        'where backups and the record of attached triggers are kept',
        '.attach',
      )
      .option('--json', 'print one JSON object'),
  );

/** Without an operation it is `plan`, which only reads. */
export const withOperation = (args: readonly string[]): readonly string[] => {
  const [first = '--'] = args;
  const isHelp = first === '--help' || first === '-h';
  return first.startsWith('-') && !isHelp ? ['plan', ...args] : args;
};

/** The command line; `run` is called with the operation and its options. */
export const commandLine = (
  run: (operation: Operation, options: Options) => Promise<void>,
): Command => {
  const program = createProgram(
    'attach',
    'Attach the trigger functions to a user pool that exists; every other setting stays',
  );
  for (const operation of operations) {
    const command = addCommon(program.command(operation).description(purpose[operation]));
    if (operation !== 'restore') addFunctions(command);
    if (operation === 'plan' || operation === 'apply') {
      command.option(
        '--replace <Trigger>',
        'replace the function that is set there',
        collectTrigger,
      );
    }
    if (operation === 'restore')
      command.requiredOption('--backup <file>', 'the backup to put back');
    if (operation === 'apply' || operation === 'detach' || operation === 'restore') {
      command.option('--yes', 'do not ask; needed without a terminal');
    }
    command.action((options: Options) => run(operation, options));
  }
  return program;
};
