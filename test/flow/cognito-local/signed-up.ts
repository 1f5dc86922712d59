import type { Bench } from './row.ts';

const verifying = { pool: { AutoVerifiedAttributes: ['email' as const] } };

/** A user who has signed up and not confirmed. */
export const signedUp = async ({ open }: Bench) => {
  const pool = await open(verifying);
  const user = await pool.signUp();
  return { pool, user, ClientId: pool.ClientId, Username: user.Username };
};
