import type { Service } from '../service.ts';
import type { GroupRecord, PoolRecord, UserRecord } from '../store/records.ts';

/** The effect of a user's groups: `groupConfiguration` of the pre token event, and the source of the claims. */
export type GroupConfiguration = {
  readonly groupsToOverride: readonly string[];
  readonly iamRolesToOverride: readonly string[];
  readonly preferredRole: string | null;
};

export const noGroups: GroupConfiguration = {
  groupsToOverride: [],
  iamRolesToOverride: [],
  preferredRole: null,
};

const precedenceOf = ({ precedence }: GroupRecord): number => precedence ?? Infinity;

/** The role of the first group; none where groups of the same precedence disagree (API reference: CreateGroup). */
const preferredRoleOf = (groups: readonly GroupRecord[]): string | null => {
  const withRole = groups.filter(({ roleArn }) => roleArn !== undefined);
  const first = withRole[0];
  if (first?.roleArn === undefined) return null;
  const rivals = withRole.filter((group) => precedenceOf(group) === precedenceOf(first));
  return rivals.every(({ roleArn }) => roleArn === first.roleArn) ? first.roleArn : null;
};

export const groupConfigurationOf = (
  { store }: Service,
  pool: PoolRecord,
  user: UserRecord,
): GroupConfiguration => {
  if (user.groups.length === 0) return noGroups;
  const groups = store.groups
    .values()
    .filter(({ poolId, name }) => poolId === pool.id && user.groups.includes(name))
    .toSorted((a, b) => (precedenceOf(a) < precedenceOf(b) ? -1 : 1));
  const roles = groups.flatMap(({ roleArn }) => (roleArn === undefined ? [] : [roleArn]));
  return {
    groupsToOverride: groups.map(({ name }) => name),
    iamRolesToOverride: [...new Set(roles)],
    preferredRole: preferredRoleOf(groups),
  };
};
