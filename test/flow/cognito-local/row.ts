import type { TestPools } from '../../support/pool/pool.ts';
import type { PoolOptions, PoolUnderTest } from '../../support/pool/pool-users.ts';

/** The service behind its port, and a pool of one's own in it. */
export type Bench = {
  readonly pools: TestPools;
  readonly open: (options?: PoolOptions) => Promise<PoolUnderTest>;
};

/** One behaviour that cognito-local promises by its README or its tests, as Cognito has it. */
export type Row = {
  readonly operation: string;
  readonly behaviour: string;
  readonly run: (bench: Bench) => Promise<unknown>;
  /** What `run` returns where the pool behaves as Cognito does. */
  readonly expected: unknown;
  /** Where Cognito behaves otherwise than cognito-local: what the latter does, and where Cognito's way stands. */
  readonly differs?: { readonly cognitoLocal: string; readonly source: string };
};
