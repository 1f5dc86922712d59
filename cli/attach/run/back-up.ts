import type { Facts } from '../plan/plan-attach.ts';
import type { World } from './context.ts';

/** Keeps the pool and the functions' policies as they were read. Answers the file's path. */
export const backUp = (world: World, { state, functions }: Facts): Promise<string> =>
  world.step('Back up', async () =>
    world.files.saveBackup({
      at: new Date().toISOString(),
      state,
      policies: Object.fromEntries([...functions].map(([arn, { policy }]) => [arn, policy])),
    }),
  );
