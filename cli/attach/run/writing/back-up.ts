import type { Observed } from '../../plan/observed.ts';
import { readPolicy } from '../../plan/permission.ts';
import type { Context } from '../context.ts';

/** Keeps the pool and the functions' policies as they were read. Returns the file's path. */
export const backUp = (context: Context, { state, functions }: Observed): Promise<string> =>
  context.step('Back up', async () =>
    context.files.saveBackup({
      at: new Date().toISOString(),
      state,
      policies: Object.fromEntries(
        [...functions].map(([arn, { policy }]) => [arn, readPolicy(policy).Statement]),
      ),
    }),
  );
