import type { Operation } from '../wire/operation.ts';
import { adminDeleteUserAttributes } from './attributes/admin-delete-user-attributes.ts';
import { adminUpdateUserAttributes } from './attributes/admin-update-user-attributes.ts';
import { deleteUserAttributes } from './attributes/delete-user-attributes.ts';
import { getUserAttributeVerificationCode } from './attributes/get-user-attribute-verification-code.ts';
import { updateUserAttributes } from './attributes/update-user-attributes.ts';
import { verifyUserAttribute } from './attributes/verify-user-attribute.ts';
import { addUserPoolClientSecret } from './clients/add-user-pool-client-secret.ts';
import { createUserPoolClient } from './clients/create-user-pool-client.ts';
import { deleteUserPoolClient } from './clients/delete-user-pool-client.ts';
import { deleteUserPoolClientSecret } from './clients/delete-user-pool-client-secret.ts';
import { describeUserPoolClient } from './clients/describe-user-pool-client.ts';
import { listUserPoolClientSecrets } from './clients/list-user-pool-client-secrets.ts';
import { listUserPoolClients } from './clients/list-user-pool-clients.ts';
import { updateUserPoolClient } from './clients/update-user-pool-client.ts';
import { createUserPoolDomain } from './domains/create-user-pool-domain.ts';
import { deleteUserPoolDomain } from './domains/delete-user-pool-domain.ts';
import { describeUserPoolDomain } from './domains/describe-user-pool-domain.ts';
import { updateUserPoolDomain } from './domains/update-user-pool-domain.ts';
import { adminAddUserToGroup } from './groups/admin-add-user-to-group.ts';
import { adminListGroupsForUser } from './groups/admin-list-groups-for-user.ts';
import { adminRemoveUserFromGroup } from './groups/admin-remove-user-from-group.ts';
import { createGroup } from './groups/create-group.ts';
import { deleteGroup } from './groups/delete-group.ts';
import { getGroup } from './groups/get-group.ts';
import { listGroups } from './groups/list-groups.ts';
import { listUsersInGroup } from './groups/list-users-in-group.ts';
import { updateGroup } from './groups/update-group.ts';
import { createIdentityProvider } from './identity-providers/create-identity-provider.ts';
import { deleteIdentityProvider } from './identity-providers/delete-identity-provider.ts';
import { describeIdentityProvider } from './identity-providers/describe-identity-provider.ts';
import { getIdentityProviderByIdentifier } from './identity-providers/get-identity-provider-by-identifier.ts';
import { listIdentityProviders } from './identity-providers/list-identity-providers.ts';
import { updateIdentityProvider } from './identity-providers/update-identity-provider.ts';
import { adminSetUserMFAPreference } from './mfa/admin-set-user-mfa-preference.ts';
import { associateSoftwareToken } from './mfa/associate-software-token.ts';
import { getUserPoolMfaConfig } from './mfa/get-user-pool-mfa-config.ts';
import { setUserMFAPreference } from './mfa/set-user-mfa-preference.ts';
import { setUserPoolMfaConfig } from './mfa/set-user-pool-mfa-config.ts';
import { verifySoftwareToken } from './mfa/verify-software-token.ts';
import { adminResetUserPassword } from './passwords/admin-reset-user-password.ts';
import { adminSetUserPassword } from './passwords/admin-set-user-password.ts';
import { changePassword } from './passwords/change-password.ts';
import { confirmForgotPassword } from './passwords/confirm-forgot-password.ts';
import { forgotPassword } from './passwords/forgot-password.ts';
import { addCustomAttributes } from './pools/add-custom-attributes.ts';
import { createUserPool } from './pools/create-user-pool.ts';
import { deleteUserPool } from './pools/delete-user-pool.ts';
import { describeUserPool } from './pools/describe-user-pool.ts';
import { listUserPools } from './pools/list-user-pools.ts';
import { updateUserPool } from './pools/update-user-pool.ts';
import { createResourceServer } from './resource-servers/create-resource-server.ts';
import { deleteResourceServer } from './resource-servers/delete-resource-server.ts';
import { describeResourceServer } from './resource-servers/describe-resource-server.ts';
import { listResourceServers } from './resource-servers/list-resource-servers.ts';
import { updateResourceServer } from './resource-servers/update-resource-server.ts';
import { adminListUserSessions } from './sessions/admin-list-user-sessions.ts';
import { adminRevokeUserSession } from './sessions/admin-revoke-user-session.ts';
import { getUserPoolSessionConfiguration } from './sessions/get-user-pool-session-configuration.ts';
import { listUserSessions } from './sessions/list-user-sessions.ts';
import { revokeUserSession } from './sessions/revoke-user-session.ts';
import { setUserPoolSessionConfiguration } from './sessions/set-user-pool-session-configuration.ts';
import { adminInitiateAuth } from './sign-in/admin-initiate-auth.ts';
import { adminRespondToAuthChallenge } from './sign-in/admin-respond-to-auth-challenge.ts';
import { adminUserGlobalSignOut } from './sign-in/admin-user-global-sign-out.ts';
import { getTokensFromRefreshToken } from './sign-in/get-tokens-from-refresh-token.ts';
import { globalSignOut } from './sign-in/global-sign-out.ts';
import { initiateAuth } from './sign-in/initiate-auth.ts';
import { respondToAuthChallenge } from './sign-in/respond-to-auth-challenge.ts';
import { revokeToken } from './sign-in/revoke-token.ts';
import { adminConfirmSignUp } from './sign-up/admin-confirm-sign-up.ts';
import { confirmSignUp } from './sign-up/confirm-sign-up.ts';
import { resendConfirmationCode } from './sign-up/resend-confirmation-code.ts';
import { signUp } from './sign-up/sign-up.ts';
import { listTagsForResource } from './tags/list-tags-for-resource.ts';
import { tagResource } from './tags/tag-resource.ts';
import { untagResource } from './tags/untag-resource.ts';
import { adminCreateUser } from './users/admin-create-user.ts';
import { adminDeleteUser } from './users/admin-delete-user.ts';
import { adminDisableProviderForUser } from './users/admin-disable-provider-for-user.ts';
import { adminDisableUser } from './users/admin-disable-user.ts';
import { adminEnableUser } from './users/admin-enable-user.ts';
import { adminGetUser } from './users/admin-get-user.ts';
import { adminLinkProviderForUser } from './users/admin-link-provider-for-user.ts';
import { deleteUser } from './users/delete-user.ts';
import { getUser } from './users/get-user.ts';
import { listUsers } from './users/list-users.ts';

const all: readonly Operation[] = [
  addCustomAttributes,
  addUserPoolClientSecret,
  adminAddUserToGroup,
  adminConfirmSignUp,
  adminCreateUser,
  adminDeleteUser,
  adminDeleteUserAttributes,
  adminDisableProviderForUser,
  adminDisableUser,
  adminEnableUser,
  adminGetUser,
  adminInitiateAuth,
  adminLinkProviderForUser,
  adminListGroupsForUser,
  adminListUserSessions,
  adminRemoveUserFromGroup,
  adminResetUserPassword,
  adminRespondToAuthChallenge,
  adminRevokeUserSession,
  adminSetUserMFAPreference,
  adminSetUserPassword,
  adminUpdateUserAttributes,
  adminUserGlobalSignOut,
  associateSoftwareToken,
  changePassword,
  confirmForgotPassword,
  confirmSignUp,
  createGroup,
  createIdentityProvider,
  createResourceServer,
  createUserPool,
  createUserPoolClient,
  createUserPoolDomain,
  deleteGroup,
  deleteIdentityProvider,
  deleteResourceServer,
  deleteUser,
  deleteUserAttributes,
  deleteUserPool,
  deleteUserPoolClient,
  deleteUserPoolClientSecret,
  deleteUserPoolDomain,
  describeIdentityProvider,
  describeResourceServer,
  describeUserPool,
  describeUserPoolClient,
  describeUserPoolDomain,
  forgotPassword,
  getGroup,
  getIdentityProviderByIdentifier,
  getTokensFromRefreshToken,
  getUser,
  getUserAttributeVerificationCode,
  getUserPoolMfaConfig,
  getUserPoolSessionConfiguration,
  globalSignOut,
  initiateAuth,
  listGroups,
  listIdentityProviders,
  listResourceServers,
  listTagsForResource,
  listUserPoolClients,
  listUserPoolClientSecrets,
  listUserPools,
  listUsers,
  listUserSessions,
  listUsersInGroup,
  resendConfirmationCode,
  respondToAuthChallenge,
  revokeToken,
  revokeUserSession,
  setUserMFAPreference,
  setUserPoolMfaConfig,
  setUserPoolSessionConfiguration,
  signUp,
  tagResource,
  untagResource,
  updateGroup,
  updateIdentityProvider,
  updateResourceServer,
  updateUserAttributes,
  updateUserPool,
  updateUserPoolClient,
  updateUserPoolDomain,
  verifySoftwareToken,
  verifyUserAttribute,
];

/** Every operation of the local user pool, by its name on the wire. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  all.map((operation) => [operation.name, operation]),
);
