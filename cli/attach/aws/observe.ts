import { parseFunctionArn } from '../plan/arn.ts';
import type { Facts } from '../plan/plan-attach.ts';
import type { FunctionFacts } from '../plan/rules/function-rules.ts';
import type { World } from '../run/context.ts';
import { isDenied } from './denied-action.ts';

type Known = readonly (readonly [string, FunctionFacts])[];

const readable = (arns: readonly string[]): readonly string[] =>
  [...new Set(arns)].filter((arn) => parseFunctionArn(arn) !== undefined);

const readAll = ({ functions }: World, arns: readonly string[]): Promise<Known> =>
  Promise.all(readable(arns).map(async (arn) => [arn, await functions.read(arn)] as const));

/** Those that these credentials may read: the right to read other people's functions is not asked for. */
const readAllowed = async ({ functions }: World, arns: readonly string[]): Promise<Known> => {
  const read = async (arn: string): Promise<Known> => {
    try {
      return [[arn, await functions.read(arn)]];
    } catch (error) {
      if (isDenied(error)) return [];
      throw error;
    }
  };
  return (await Promise.all(readable(arns).map(read))).flat();
};

/** Reads all that a plan needs: the pool, whose it is, and the functions. Writes nothing. */
export const gather = async (
  world: World,
  arns: readonly string[],
  others: readonly string[] = [],
): Promise<Facts> => {
  const [{ state }, stack, functions, allowed] = await Promise.all([
    world.pool.read(),
    world.stacks.ownerOf(world.userPoolId),
    readAll(world, arns),
    readAllowed(world, others),
  ]);
  return { state, stack, functions: new Map([...allowed, ...functions]) };
};
