import { Hono } from 'hono';
import { type Env, onlyFromHere } from '../../../http/guard.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { notFound } from './refusal.ts';

export type FunctionConfigurationOptions = {
  /** The address that the port is open on. */
  readonly host: string;
  readonly definitions: readonly FunctionDefinition[];
  arnOf(functionName: string): string;
};

/** Lambda's GetFunctionConfiguration for the stack's own functions (Lambda API reference). */
export const functionConfigurationRoutes = ({
  host,
  definitions,
  arnOf,
}: FunctionConfigurationOptions): Hono<Env> =>
  new Hono<Env>().get(
    '/2015-03-31/functions/:name/configuration',
    onlyFromHere(host),
    (context) => {
      const name = context.req.param('name');
      const found = definitions.find(({ logicalId }) =>
        [logicalId, arnOf(logicalId)].includes(name),
      );
      if (found === undefined) return notFound(context, 'Function');
      return context.json({
        FunctionName: found.logicalId,
        FunctionArn: arnOf(found.logicalId),
        Runtime: 'nodejs24.x',
        Timeout: found.timeoutSeconds,
        MemorySize: found.memoryMegabytes,
        Environment: { Variables: found.environment },
        State: 'Active',
      });
    },
  );
