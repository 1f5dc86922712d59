import type { Command } from 'commander';
import { profileChanges, profilesTable } from '#shared/aws/profiles-table.ts';
import { ownValuesOf } from '#shared/extensions/own-fields.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { claims } from '../../extensions/claims.ts';
import { audited } from '../common/audit.ts';
import { CliError } from '../common/errors.ts';
import { createProgram } from '../common/program.ts';
import { addUserOptions, type UserOptions } from '../common/user-options.ts';
import { type Change, type FieldTexts, readFields } from './change.ts';
import { type ChangeResult, changeProfile } from './change-profile.ts';
import { erase } from './erase-command.ts';
import { contended, print } from './output.ts';
import { withProfiles } from './with-profiles.ts';

const noProfile =
  'The user has no profile yet: the first sign-in makes it, or npm run backfill does now. To block a user without a profile, disable the user in Cognito.';

const ownNames = Object.keys(claims.fields);

/** As a row looks: the fields of `extensions/claims.ts` beside the others, with their defaults. */
const printProfile = ({ own, ...profile }: Profile): void =>
  print({ ...ownValuesOf(claims.fields), ...own, ...profile });

const get = (options: UserOptions): Promise<void> =>
  withProfiles(options, async ({ client, table, sub, staff }) => {
    const { row } = await audited(client, { action: 'profile get', sub, staff }, async () => {
      const found = await profilesTable(client, table, ownNames).find(sub);
      return { outcome: found === undefined ? 'no-profile' : 'read', row: found };
    });
    if (row === undefined) throw new CliError(noProfile);
    printProfile(row);
  });

const report = (result: ChangeResult): void => {
  if (result.outcome === 'no-profile') throw new CliError(noProfile);
  if (result.outcome === 'contended') throw new CliError(contended);
  if (result.outcome === 'refused') throw new CliError(result.problem);
  printProfile(result.profile);
};

const change = (options: UserOptions, wanted: Change): Promise<void> =>
  withProfiles(options, async ({ client, table, sub, staff }) => {
    const profiles = profilesTable(client, table, ownNames);
    const changes = profileChanges(client, table, ownNames);
    const deps = { profiles, changes, now: Date.now, by: staff, ownFields: claims.fields };
    const result = await audited(client, { action: `profile ${wanted.kind}`, sub, staff }, () =>
      changeProfile(deps, sub, wanted),
    );
    report(result);
  });

const set = async ({
  tenant,
  roles,
  plan,
  field,
  ...options
}: UserOptions & FieldTexts): Promise<void> => {
  const read = readFields({ tenant, roles, plan, field }, claims.fields);
  if ('problem' in read) throw new CliError(read.problem);
  await change(options, { kind: 'set', ...read });
};

const collect = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
];

const commandLine = (): Command => {
  const program = createProgram(
    'profile',
    'The profile of a user, for support staff. Prints JSON; audit lines go to stderr.',
  );
  const add = (name: string, text: string): Command =>
    addUserOptions(program.command(name).description(text), 'the profiles table');
  add('get', 'print the profile').action(get);
  add('set', 'change tenant, roles, plan and fields; an empty text removes the value')
    .option('--tenant <name>', 'tenant')
    .option('--roles <a,b>', 'roles, with commas between them')
    .option('--plan <name>', 'plan')
    .option('--field <name=value>', 'a field of extensions/claims.ts; repeatable', collect)
    .action(set);
  add('suspend', 'no more tokens, at sign-in and at refresh').action((options: UserOptions) =>
    change(options, { kind: 'suspend' }),
  );
  add('activate', 'lift a suspension').action((options: UserOptions) =>
    change(options, { kind: 'activate' }),
  );
  add('erase', 'delete all that the suite holds of the user')
    .option(
      '--challenges-table <name>',
      'the challenges table; read from the pool’s functions when left out',
    )
    .option('--yes', 'do not ask; needed without a terminal')
    .action(erase);
  return program;
};

/** `profile`: get, set, suspend, activate and erase. */
export const profile = async (args: readonly string[]): Promise<void> => {
  await commandLine().parseAsync(args, { from: 'user' });
};
