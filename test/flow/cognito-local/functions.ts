import { type Functions, triggersNamed } from '../../support/pool/pool.ts';
import type { Bench } from './row.ts';

export const unchanged = {
  PreSignUp: () => ({}),
  PostConfirmation: () => ({}),
  CustomMessage: () => ({}),
};

/** A pool with these functions as its triggers. */
export const withFunctions = async (
  { pools, open }: Bench,
  functions: Functions,
  options: Parameters<Bench['open']>[0] = {},
) => {
  pools.run(functions);
  const LambdaConfig = triggersNamed(...Object.keys(functions));
  const made = { AutoVerifiedAttributes: ['email' as const], LambdaConfig, ...options.pool };
  const pool = await open({ ...options, pool: made });
  pools.forgetEvents();
  return pool;
};

export const sourcesOf = ({ pools }: Bench) =>
  pools.events().map(({ triggerSource }) => triggerSource);

export const failing = (message: string) => () => {
  throw new Error(message);
};
