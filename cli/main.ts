import { Command } from 'commander';
import { explain } from './common/errors.ts';
import { paragraph, screenOf } from './common/output.ts';

/** Parses its own arguments, prints, and sets the exit code where it is not 0. */
export type Run = (args: readonly string[]) => Promise<void>;

type Entry = { readonly name: string; readonly summary: string; load(): Promise<Run> };

/** Each is loaded only when it is called: the SDK clients of one command would slow down all. */
const commands: readonly Entry[] = [
  {
    name: 'attach',
    summary: 'attach the functions to a user pool that exists, check, detach, restore',
    load: async () => (await import('./attach/attach.ts')).attach,
  },
  {
    name: 'doctor',
    summary: 'list what weakens the sign-in of a user pool, with fixes; never writes',
    load: async () => (await import('./doctor/doctor.ts')).doctor,
  },
  {
    name: 'profile',
    summary: 'read, change, suspend, activate or erase the profile of a user',
    load: async () => (await import('./profile/profile.ts')).profile,
  },
  {
    name: 'codes',
    summary: 'reset the one-time codes of a user',
    load: async () => (await import('./codes/codes.ts')).codes,
  },
  {
    name: 'backfill',
    summary: 'make the profiles that are missing',
    load: async () => (await import('./backfill/backfill.ts')).backfill,
  },
  {
    name: 'local',
    summary: 'start a local user pool that runs the functions',
    load: async () => (await import('../local/commands/start.ts')).local,
  },
  {
    name: 'invoke',
    summary: 'send one event to one function',
    load: async () => (await import('../local/commands/invoke.ts')).invoke,
  },
];

/** Help, and a suggestion for a name that is not one of the commands. */
const overview = (): Command => {
  const program = new Command('cognito-triggers').description(
    'For people who run Amazon Cognito user pools with the cognito-triggers suite.',
  );
  for (const { name, summary } of commands) program.command(name).summary(summary);
  return program
    .addHelpText('after', '\nOptions of a command: cognito-triggers COMMAND --help')
    .showHelpAfterError('Add --help for the commands.');
};

const main: Run = async (given) => {
  const args = given[0] === 'help' && given[1] !== undefined ? [given[1], '--help'] : given;
  const [name, ...rest] = args;
  const command = commands.find((entry) => entry.name === name);
  if (command === undefined) {
    overview().parse(args, { from: 'user' });
    return;
  }
  const run = await command.load();
  await run(rest);
};

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(paragraph(explain(error), screenOf(process.stderr)));
  process.exitCode = 1;
}
