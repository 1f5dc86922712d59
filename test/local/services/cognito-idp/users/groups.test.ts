import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  claimsOf,
  newPool,
  type PoolUnderTest,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools);
});

afterAll(() => pools.stop());

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

const newGroup = async (more: { RoleArn?: string; Precedence?: number } = {}) => {
  const GroupName = uniqueName();
  await pools.cognito.createGroup({ UserPoolId: pool.UserPoolId, GroupName, ...more });
  return GroupName;
};

const join = (Username: string, GroupName: string) =>
  pools.cognito.adminAddUserToGroup({ UserPoolId: pool.UserPoolId, Username, GroupName });

const memberOf = async (...groups: string[]) => {
  const name = await pool.newUser();
  for (const group of groups) await join(name, group);
  return name;
};

const groupClaims = async (name: string) => {
  const { IdToken, AccessToken } = await pool.signIn(name);
  const [id, access] = [claimsOf(IdToken), claimsOf(AccessToken)];
  return {
    groups: id['cognito:groups'],
    accessGroups: access['cognito:groups'],
    roles: id['cognito:roles'],
    preferred: id['cognito:preferred_role'],
    accessRoles: access['cognito:roles'],
  };
};

describe('the groups of a user', () => {
  it('groups are claims of both tokens, and their roles of the ID token only', async () => {
    const group = await newGroup({ RoleArn: role('one'), Precedence: 1 });
    const name = await memberOf(group);

    expect(await groupClaims(name)).toEqual({
      groups: [group],
      accessGroups: [group],
      roles: [role('one')],
      preferred: role('one'),
      accessRoles: undefined,
    });
  });

  it('a user without groups has no claim of groups', async () => {
    const claims = claimsOf((await pool.signIn(await pool.newUser())).IdToken);

    expect(Object.keys(claims).filter((name) => /groups|role/.test(name))).toEqual([]);
  });

  it('the preferred role is that of the group with the lowest precedence', async () => {
    const late = await newGroup({ RoleArn: role('late'), Precedence: 9 });
    const unranked = await newGroup({ RoleArn: role('unranked') });
    const early = await newGroup({ RoleArn: role('early'), Precedence: 0 });

    const { preferred, roles } = await groupClaims(await memberOf(late, unranked, early));

    expect(preferred).toBe(role('early'));
    expect(roles).toHaveLength(3);
  });

  it('two different roles of one precedence give no preferred role, and two equal ones do', async () => {
    const one = await newGroup({ RoleArn: role('one'), Precedence: 1 });
    const same = await newGroup({ RoleArn: role('one'), Precedence: 1 });
    const other = await newGroup({ RoleArn: role('other'), Precedence: 1 });

    const { preferred, roles } = await groupClaims(await memberOf(one, other));

    expect(preferred).toBeUndefined();
    expect(roles).toEqual([role('one'), role('other')]);
    expect(await groupClaims(await memberOf(one, same))).toMatchObject({
      preferred: role('one'),
      roles: [role('one')],
    });
  });
});

describe('a group', () => {
  it('a group is created once, read, listed and deleted, and its members leave it', async () => {
    const GroupName = await newGroup({ Precedence: 3 });
    const Username = await memberOf(GroupName);
    const { UserPoolId } = pool;
    const { cognito } = pools;

    const { Group } = await cognito.getGroup({ UserPoolId, GroupName });
    const again = await refusalOf(cognito.createGroup({ UserPoolId, GroupName }));
    const { Groups } = await cognito.listGroups({ UserPoolId });
    const { Users } = await cognito.listUsersInGroup({ UserPoolId, GroupName });
    await cognito.deleteGroup({ UserPoolId, GroupName });

    expect(Group).toMatchObject({ GroupName, Precedence: 3 });
    expect(again).toBe('GroupExistsException: A group with the name already exists.');
    expect(Groups?.map((group) => group.GroupName)).toContain(GroupName);
    expect(Users?.map((user) => user.Username)).toEqual([Username]);
    expect(await groupClaims(Username)).toMatchObject({ groups: undefined });
    expect(await refusalOf(cognito.getGroup({ UserPoolId, GroupName }))).toBe(
      'ResourceNotFoundException: Group not found.',
    );
  });

  it('a user joins and leaves a group, which is listed for the member', async () => {
    const GroupName = await newGroup();
    const Username = await memberOf(GroupName);
    const { UserPoolId } = pool;
    const own = async () => {
      const { Groups } = await pools.cognito.adminListGroupsForUser({ UserPoolId, Username });
      return Groups?.map((group) => group.GroupName);
    };

    await join(Username, GroupName);
    const before = await own();
    await pools.cognito.adminRemoveUserFromGroup({ UserPoolId, Username, GroupName });

    expect(before).toEqual([GroupName]);
    expect(await own()).toEqual([]);
    expect(await refusalOf(join(Username, 'no-such-group'))).toMatch(/^ResourceNotFoundException/);
  });

  it('groups are listed in pages', async () => {
    const { UserPoolId } = await newPool(pools);
    for (const GroupName of ['a', 'b', 'c']) {
      await pools.cognito.createGroup({ UserPoolId, GroupName });
    }

    const first = await pools.cognito.listGroups({ UserPoolId, Limit: 2 });
    const { NextToken } = first;
    const second = await pools.cognito.listGroups({ UserPoolId, Limit: 2, NextToken });

    expect(first.Groups).toHaveLength(2);
    expect(second.Groups?.map(({ GroupName }) => GroupName)).toEqual(['c']);
    expect(second.NextToken).toBeUndefined();
  });
});
