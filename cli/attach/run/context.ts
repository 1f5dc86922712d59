import type { FunctionApi } from '../aws/function-api.ts';
import type { PoolApi } from '../aws/pool-api.ts';
import type { StackApi } from '../aws/stack-api.ts';
import type { Files } from '../record/files.ts';

/** Everything that a run touches. */
export type World = {
  readonly userPoolId: string;
  readonly pool: PoolApi;
  readonly functions: FunctionApi;
  readonly stacks: StackApi;
  readonly files: Files;
  /** Where backups are, for those that a record names. */
  readonly backupDirectory: string;
  wait(milliseconds: number): Promise<void>;
  /** Runs one step of the story, told to whoever watches. */
  step<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
  /** Whether somebody asked to stop (Ctrl-C). */
  stopped(): boolean;
};
