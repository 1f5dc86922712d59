import { parseFunctionArn } from './arn.ts';
import type { FunctionFacts } from './function-rules.ts';
import type { Facts } from './plan.ts';
import type { World } from './world.ts';

/** Reads all that a plan needs: the pool, whose it is, and the functions. Writes nothing. */
export const gather = async (world: World, arns: readonly string[]): Promise<Facts> => {
  const readable = [...new Set(arns)].filter((arn) => parseFunctionArn(arn) !== undefined);
  const [{ state }, stack, functions] = await Promise.all([
    world.pool.read(),
    world.stacks.ownerOf(world.userPoolId),
    Promise.all(
      readable.map(
        async (arn): Promise<[string, FunctionFacts]> => [arn, await world.functions.read(arn)],
      ),
    ),
  ]);
  return { state, stack, functions: new Map(functions) };
};
