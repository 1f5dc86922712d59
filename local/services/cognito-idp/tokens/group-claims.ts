import type { GroupConfiguration } from '../users/group-configuration.ts';

/** As in Cognito, an empty list makes no claim. */
export const groupClaims = (groups: GroupConfiguration) => ({
  ...(groups.groupsToOverride.length === 0 ? {} : { 'cognito:groups': groups.groupsToOverride }),
});

/** Only ID tokens have roles. */
export const roleClaims = (groups: GroupConfiguration) => ({
  ...(groups.iamRolesToOverride.length === 0 ? {} : { 'cognito:roles': groups.iamRolesToOverride }),
  ...(groups.preferredRole === null ? {} : { 'cognito:preferred_role': groups.preferredRole }),
});
