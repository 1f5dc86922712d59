import { confirm, isCancel } from '@clack/prompts';
import { challengeRows } from '#shared/aws/challenges-table/challenge-rows.ts';
import { profileChanges, profilesTable } from '#shared/aws/profiles-table.ts';
import { audited } from '../common/audit.ts';
import { awsConfigOf } from '../common/aws-options.ts';
import { CliError } from '../common/errors.ts';
import { tableName } from '../common/tables.ts';
import { regionFor, type UserOptions } from '../common/user-options.ts';
import { eraseUser } from './erase.ts';
import { lookInPool } from './in-pool.ts';
import { contended, print } from './output.ts';
import { withProfiles } from './with-profiles.ts';

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

export const erase = (options: EraseOptions): Promise<void> =>
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
