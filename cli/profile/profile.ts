import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { confirm, isCancel } from '@clack/prompts';
import type { Command } from 'commander';
import { challengeRows } from '#shared/aws/challenges-table/challenge-rows.ts';
import { profileChanges, profilesTable } from '#shared/aws/profiles-table.ts';
import { ownValuesOf } from '#shared/extensions/own-fields.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { claims } from '../../extensions/claims.ts';
import { audited, staffName } from '../common/audit.ts';
import { awsConfigOf } from '../common/aws-options.ts';
import { naming } from '../common/calls.ts';
import { CliError } from '../common/errors.ts';
import { createProgram } from '../common/program.ts';
import { tableName } from '../common/tables.ts';
import {
  addUserOptions,
  regionFor,
  resolveUser,
  type UserOptions,
} from '../common/user-options.ts';
import { type Change, type FieldTexts, readFields } from './change.ts';
import { type ChangeResult, changeProfile } from './change-profile.ts';
import { eraseUser } from './erase.ts';
import { lookInPool } from './in-pool.ts';

const noProfile =
  'The user has no profile yet: the first sign-in makes it, or npm run backfill does now. To block a user without a profile, disable the user in Cognito.';

const contended = 'The profile was changed by others at the same time. Run the command again.';

const print = (value: unknown): void => console.log(JSON.stringify(value, null, 2));

const ownNames = Object.keys(claims.fields);

/** As a row looks: the fields of `extensions/claims.ts` beside the others, with their defaults. */
const printProfile = ({ own, ...profile }: Profile): void =>
  print({ ...ownValuesOf(claims.fields), ...own, ...profile });

/** Where the user's row is, and who asks. */
type Target = {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly sub: string;
  readonly staff: string;
};

/** Resolves the user and the table, and closes what it opened. */
const withProfiles = async (
  options: UserOptions,
  run: (target: Target) => Promise<void>,
): Promise<void> => {
  const config = awsConfigOf(options, regionFor(options));
  const sub = await resolveUser(config, options);
  const table = await tableName(config, 'profiles', options.table, options.userPoolId);
  const client = naming(new DynamoDBClient(config));
  try {
    await run({ client, table, sub, staff: staffName(options.by) });
  } finally {
    client.destroy();
  }
};

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

type EraseOptions = UserOptions & { readonly challengesTable?: string; readonly yes?: boolean };

const confirmErase = async (yes: boolean | undefined): Promise<void> => {
  if (yes === true) return;
  if (!process.stdin.isTTY) throw new CliError('No terminal to ask on; add --yes.');
  const answer = await confirm({
    message: 'Delete the profile and the codes of this user? This cannot be undone.',
    initialValue: false,
  });
  if (isCancel(answer) || !answer) throw new CliError('Cancelled. No changes were made.');
};

const erase = (options: EraseOptions): Promise<void> =>
  withProfiles(options, async ({ client, table, sub, staff }) => {
    const { challengesTable, userPoolId, yes } = options;
    const config = awsConfigOf(options, regionFor(options));
    const codes = await tableName(config, 'erasedChallenges', challengesTable, userPoolId);
    const inPool = await lookInPool(config, userPoolId, sub);
    await confirmErase(yes);
    const tables = {
      profiles: profilesTable(client, table),
      changes: profileChanges(client, table),
      challenges: challengeRows(client, codes),
    };
    const result = await audited(client, { action: 'profile erase', sub, staff }, () =>
      eraseUser(tables, sub, inPool),
    );
    if (result.outcome === 'contended') throw new CliError(contended);
    if (result.outcome === 'refused') {
      throw new CliError(
        'The user is suspended and may still be in the pool: without the profile the next sign-in would make a new, active one. Delete or disable the user in Cognito first, and give --user-pool-id.',
      );
    }
    print({ profile: result.profile, challenge: result.challenge });
  });

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
