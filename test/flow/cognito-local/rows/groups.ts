import { expect } from 'vitest';
import { claimsOf } from '../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../support/pool/sign-in.ts';
import type { Bench, Row } from '../row.ts';
import { aDate } from '../shapes.ts';

const GroupName = 'editors';

const withGroup = async ({ pools, open }: Bench) => {
  const pool = await open();
  const { UserPoolId } = pool;
  await pools.cognito.createGroup({ UserPoolId, GroupName, Description: 'first' });
  return pool;
};

/** A user of the pool in the group. */
const withMember = async (bench: Bench) => {
  const pool = await withGroup(bench);
  const Username = await pool.newUser();
  const { UserPoolId } = pool;
  await bench.pools.cognito.adminAddUserToGroup({ UserPoolId, Username, GroupName });
  return { pool, UserPoolId, Username };
};

const namesOf = (groups: readonly { readonly GroupName?: string | undefined }[] = []) =>
  groups.map((group) => group.GroupName);

export const groupRows: readonly Row[] = [
  {
    operation: 'CreateGroup',
    behaviour: 'a group by its name alone has no description, rank or role',
    run: async ({ pools, open }) => {
      const { UserPoolId } = await open();
      const { Group } = await pools.cognito.createGroup({ UserPoolId, GroupName });
      return { ...Group, UserPoolId: Group?.UserPoolId === UserPoolId };
    },
    expected: { GroupName, UserPoolId: true, CreationDate: aDate, LastModifiedDate: aDate },
  },
  {
    operation: 'CreateGroup',
    behaviour: 'keeps description, rank and role',
    run: async ({ pools, open }) => {
      const { UserPoolId } = await open();
      const RoleArn = 'arn:aws:iam::123456789012:role/Editors';
      const more = { Description: 'first', Precedence: 1, RoleArn };
      const { Group } = await pools.cognito.createGroup({ UserPoolId, GroupName, ...more });
      return Group;
    },
    expected: expect.objectContaining({
      Description: 'first',
      Precedence: 1,
      RoleArn: 'arn:aws:iam::123456789012:role/Editors',
    }),
  },
  {
    operation: 'GetGroup UpdateGroup',
    behaviour: 'a changed description is returned under the same name',
    run: async (bench) => {
      const { UserPoolId } = await withGroup(bench);
      const { cognito } = bench.pools;
      const before = await cognito.getGroup({ UserPoolId, GroupName });
      await cognito.updateGroup({ UserPoolId, GroupName, Description: 'second' });
      const after = await cognito.getGroup({ UserPoolId, GroupName });
      return [before, after].map(({ Group }) => [Group?.GroupName, Group?.Description]);
    },
    expected: [
      [GroupName, 'first'],
      [GroupName, 'second'],
    ],
  },
  {
    operation: 'ListGroups',
    behaviour: 'lists the groups of a pool, and none in a new one',
    run: async (bench) => {
      const { UserPoolId } = await withGroup(bench);
      const empty = await bench.open();
      const { cognito } = bench.pools;
      const listed = await cognito.listGroups({ UserPoolId });
      const none = await cognito.listGroups({ UserPoolId: empty.UserPoolId });
      return [namesOf(listed.Groups), none.Groups];
    },
    expected: [[GroupName], []],
  },
  {
    operation: 'DeleteGroup',
    behaviour: 'a group that was deleted is not found',
    run: async (bench) => {
      const { UserPoolId } = await withGroup(bench);
      await bench.pools.cognito.deleteGroup({ UserPoolId, GroupName });
      return refusalOf(bench.pools.cognito.getGroup({ UserPoolId, GroupName }));
    },
    expected: 'ResourceNotFoundException: Group not found.',
  },
  {
    operation: 'AdminAddUserToGroup AdminListGroupsForUser',
    behaviour: 'list the groups of a member, and none of another user',
    run: async (bench) => {
      const { pool, UserPoolId, Username } = await withMember(bench);
      const other = await pool.newUser();
      const { cognito } = bench.pools;
      const mine = await cognito.adminListGroupsForUser({ UserPoolId, Username });
      const none = await cognito.adminListGroupsForUser({ UserPoolId, Username: other });
      return [namesOf(mine.Groups), none.Groups];
    },
    expected: [[GroupName], []],
  },
  {
    operation: 'ListUsersInGroup AdminRemoveUserFromGroup',
    behaviour: 'a member is listed until the removal',
    run: async (bench) => {
      const { UserPoolId, Username } = await withMember(bench);
      const { cognito } = bench.pools;
      const before = await cognito.listUsersInGroup({ UserPoolId, GroupName });
      await cognito.adminRemoveUserFromGroup({ UserPoolId, Username, GroupName });
      const after = await cognito.listUsersInGroup({ UserPoolId, GroupName });
      return [before.Users?.map((user) => user.Username === Username), after.Users];
    },
    expected: [[true], []],
  },
  {
    operation: 'AdminAddUserToGroup',
    behaviour: 'the group is a claim of both tokens',
    run: async (bench) => {
      const { pool, Username } = await withMember(bench);
      const { IdToken, AccessToken } = await pool.signIn(Username);
      return [IdToken, AccessToken].map((token) => claimsOf(token)['cognito:groups']);
    },
    expected: [[GroupName], [GroupName]],
  },
];
