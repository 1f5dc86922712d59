import type { GroupConfiguration } from '../users/group-configuration.ts';

/** Claims of empty lists are left out, as Cognito leaves them out. */
export const groupClaims = (groups: GroupConfiguration) => ({
  ...(groups.groupsToOverride.length === 0 ? {} : { 'cognito:groups': groups.groupsToOverride }),
});

/** Only ID tokens have roles. */
export const roleClaims = (groups: GroupConfiguration) => ({
  ...(groups.iamRolesToOverride.length === 0 ? {} : { 'cognito:roles': groups.iamRolesToOverride }),
  ...(groups.preferredRole === null ? {} : { 'cognito:preferred_role': groups.preferredRole }),
});
