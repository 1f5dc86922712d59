import { attributesOf, password, uniqueName } from '../../support/pool/pool-users.ts';
import type { Bench } from './row.ts';

export const byEmail = { pool: { UsernameAttributes: ['email' as const] } };

/** A user with a temporary password, as an administrator makes one. */
export const invited = async (
  { pools, open }: Bench,
  options?: Parameters<Bench['open']>[0],
  Username = uniqueName(),
) => {
  const { UserPoolId } = await open(options);
  const { User } = await pools.cognito.adminCreateUser({
    UserPoolId,
    Username,
    MessageAction: 'SUPPRESS',
    TemporaryPassword: password,
    UserAttributes: attributesOf({ name: 'Ada' }),
  });
  return { UserPoolId, Username, User };
};
