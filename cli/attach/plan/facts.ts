import type { PoolState } from '../aws/pool-state.ts';
import type { FunctionFacts } from './function-rules.ts';
import type { StackAnswer } from './owner.ts';

/** What was read from AWS: the pool, the stack that may own it, and the functions. */
export type Facts = {
  readonly state: PoolState;
  readonly stack: StackAnswer;
  /** By ARN, as the wish names them. */
  readonly functions: ReadonlyMap<string, FunctionFacts>;
};
