/** Scopes that every user pool has (guide: scopes, M2M and resource servers). */
export const standardScopes: readonly string[] = [
  'phone',
  'email',
  'openid',
  'profile',
  'aws.cognito.signin.user.admin',
];
