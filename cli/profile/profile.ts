import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { confirm, isCancel } from '@clack/prompts';
import { Command } from 'commander';
import { profilesTable } from '#shared/aws/profiles-table.ts';
import { audited } from '../common/audit.ts';
import { awsConfigOf } from '../common/aws-options.ts';
import { CliError, explain } from '../common/cli-error.ts';
import { tableName } from '../common/tables.ts';
import {
  addUserOptions,
  regionFor,
  resolveUser,
  type UserOptions,
} from '../common/user-options.ts';
import { challengeRows } from './challenge-rows.ts';
import { type Change, type FieldTexts, readFields } from './change.ts';
import { type ChangeResult, changeProfile } from './change-profile.ts';
import { eraseUser } from './erase.ts';
import { lookInPool } from './in-pool.ts';
import { profileRows } from './profile-rows.ts';

const noProfile =
  'The user has no profile yet: it is made at the first sign-in, or now by npm run backfill. To keep somebody out who has none, disable the user in Cognito.';

const contended = 'Others change this profile at the same time; run it again.';

const print = (value: unknown): void => console.log(JSON.stringify(value, null, 2));

/** Resolves who is meant and where the row is, and closes what it opened. */
const withProfiles = async (
  options: UserOptions,
  run: (world: {
    readonly client: DynamoDBClient;
    readonly table: string;
    readonly sub: string;
  }) => Promise<void>,
): Promise<void> => {
  const config = awsConfigOf(options, regionFor(options));
  const sub = await resolveUser(config, options);
  const table = await tableName(config, 'profiles', options.table, options.userPoolId);
  const client = new DynamoDBClient(config);
  try {
    await run({ client, table, sub });
  } finally {
    client.destroy();
  }
};

const get = (options: UserOptions): Promise<void> =>
  withProfiles(options, async ({ client, table, sub }) => {
    const { profile } = await audited(client, 'profile get', sub, async () => {
      const found = await profilesTable(client, table).find(sub);
      return { outcome: found === undefined ? 'no-profile' : 'read', profile: found };
    });
    if (profile === undefined) throw new CliError(noProfile);
    print(profile);
  });

const report = (result: ChangeResult): void => {
  if (result.outcome === 'no-profile') throw new CliError(noProfile);
  if (result.outcome === 'contended') throw new CliError(contended);
  if (result.outcome === 'refused') throw new CliError(result.problem);
  print(result.profile);
};

const change = (options: UserOptions, wanted: Change): Promise<void> =>
  withProfiles(options, async ({ client, table, sub }) => {
    const profiles = profilesTable(client, table);
    const rows = profileRows(client, table);
    const result = await audited(client, `profile ${wanted.kind}`, sub, () =>
      changeProfile({ profiles, rows, now: Date.now }, sub, wanted),
    );
    report(result);
  });

const set = async ({
  tenant,
  roles,
  plan,
  ...options
}: UserOptions & FieldTexts): Promise<void> => {
  const read = readFields({ tenant, roles, plan });
  if ('problem' in read) throw new CliError(read.problem);
  await change(options, { kind: 'set', fields: read.fields });
};

type EraseOptions = UserOptions & { readonly challengesTable?: string; readonly yes?: boolean };

const confirmErase = async (yes: boolean | undefined): Promise<void> => {
  if (yes === true) return;
  if (!process.stdin.isTTY) throw new CliError('Without a terminal erase needs --yes.');
  const answer = await confirm({
    message: 'Delete the profile and the code row of this user? It cannot be undone.',
    initialValue: false,
  });
  if (isCancel(answer) || !answer) throw new CliError('Nothing was deleted.');
};

const erase = (options: EraseOptions): Promise<void> =>
  withProfiles(options, async ({ client, table, sub }) => {
    const { challengesTable, userPoolId, yes } = options;
    const config = awsConfigOf(options, regionFor(options));
    const codes = await tableName(config, 'erasedChallenges', challengesTable, userPoolId);
    const inPool = await lookInPool(config, userPoolId, sub);
    await confirmErase(yes);
    const tables = {
      profiles: profilesTable(client, table),
      rows: profileRows(client, table),
      challenges: challengeRows(client, codes),
    };
    const result = await audited(client, 'profile erase', sub, () =>
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

const program = new Command()
  .name('npm run profile --')
  .description('A user’s profile, for support staff. Prints JSON; one audit line goes to stderr.');

const add = (name: string, text: string): Command =>
  addUserOptions(program.command(name).description(text), 'the profiles table');

add('get', 'prints the profile').action(get);
add('set', 'changes tenant, roles and plan; an empty text takes the value away')
  .option('--tenant <name>', 'tenant')
  .option('--roles <a,b>', 'roles, with commas between them')
  .option('--plan <name>', 'plan')
  .action(set);
add('suspend', 'no tokens any more, at sign-in and at refresh').action((options: UserOptions) =>
  change(options, { kind: 'suspend' }),
);
add('activate', 'lifts a suspension').action((options: UserOptions) =>
  change(options, { kind: 'activate' }),
);
add('erase', 'deletes all that the suite holds of the user')
  .option('--challenges-table <name>', 'the challenges table; taken from the pool’s functions too')
  .option('--yes', 'asks nothing; needed without a terminal')
  .action(erase);

try {
  await program.parseAsync();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
