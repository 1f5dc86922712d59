import type { TestPools } from './pool.ts';
import { newPool, type PoolOptions, type PoolUnderTest } from './pool-users.ts';

/** What a pool must have before codes by mail can be a second factor. */
export const ownSender = {
  EmailSendingAccount: 'DEVELOPER',
  SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/example.com',
} as const;

/** A pool with codes by mail as a second factor, and with authenticator apps where they are asked for. */
export const newEmailPool = async (
  pools: TestPools,
  MfaConfiguration: 'ON' | 'OPTIONAL',
  { app = false, words = {}, ...options }: PoolOptions & { app?: boolean; words?: object } = {},
): Promise<PoolUnderTest> => {
  const settings = { EmailConfiguration: ownSender, ...options.pool };
  const pool = await newPool(pools, { ...options, pool: settings });
  await pools.cognito.setUserPoolMfaConfig({
    UserPoolId: pool.UserPoolId,
    MfaConfiguration,
    EmailMfaConfiguration: words,
    SoftwareTokenMfaConfiguration: { Enabled: app },
  });
  return pool;
};

/** The code of eight digits in the newest mail to this address. */
export const signInCodeTo = (pools: TestPools, address: string): string => {
  const code = /\b\d{8}\b/.exec(pools.messagesTo(address).at(-1)?.text ?? '')?.[0];
  if (code === undefined) throw new Error('no code was mailed');
  return code;
};
