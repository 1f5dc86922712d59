import { objectAt, textAt } from '../../common/json.ts';
import { parseFunctionArn } from '../plan/arn.ts';
import type { Observed, ObservedFunction } from '../plan/observed.ts';
import type { ClientApi } from './client-api.ts';
import { isDenied } from './denied-action.ts';
import type { FunctionApi } from './function-api.ts';
import type { PoolApi } from './pool-api.ts';
import type { StackApi } from './stack-api.ts';

/** The services that a plan is made from. */
export type Services = {
  readonly userPoolId: string;
  readonly pool: PoolApi;
  readonly clients: ClientApi;
  readonly functions: FunctionApi;
  readonly stacks: StackApi;
};

type Read = readonly (readonly [string, ObservedFunction])[];

const readable = (arns: readonly string[]): readonly string[] =>
  [...new Set(arns)].filter((arn) => parseFunctionArn(arn) !== undefined);

const readAll = ({ functions }: Services, arns: readonly string[]): Promise<Read> =>
  Promise.all(readable(arns).map(async (arn) => [arn, await functions.read(arn)] as const));

/** Those that these credentials may read: permission for functions outside the suite is not required. */
const readAllowed = async ({ functions }: Services, arns: readonly string[]): Promise<Read> => {
  const read = async (arn: string): Promise<Read> => {
    try {
      return [[arn, await functions.read(arn)]];
    } catch (error) {
      if (isDenied(error)) return [];
      throw error;
    }
  };
  return (await Promise.all(readable(arns).map(read))).flat();
};

/** Reads all that a plan needs: the pool, the stack it belongs to, and the functions. Writes nothing. */
export const observe = async (
  services: Services,
  arns: readonly string[],
  others: readonly string[] = [],
): Promise<Observed> => {
  const { state } = await services.pool.read();
  const madeBy = textAt(objectAt(state.pool, 'UserPoolTags'), 'aws:cloudformation:stack-id');
  const [stack, functions, allowed] = await Promise.all([
    services.stacks.ownerOf(services.userPoolId, madeBy),
    readAll(services, arns),
    readAllowed(services, others),
  ]);
  return { state, stack, functions: new Map([...allowed, ...functions]) };
};

/** As {@link observe}, with the pool's app clients, whose users an attach concerns. */
export const observeWithClients = async (
  services: Services,
  arns: readonly string[],
): Promise<Observed> => {
  const [observed, clients] = await Promise.all([
    observe(services, arns),
    services.clients.readAll(),
  ]);
  return { ...observed, clients };
};
