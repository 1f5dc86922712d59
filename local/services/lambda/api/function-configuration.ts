import { Hono } from 'hono';
import { type Env, onlyFromHere } from '../../../http/guard.ts';
import { arnOfFunction } from '../../../stack/identity.ts';
import type { FunctionDefinition } from '../../../template/functions.ts';
import { notFound } from './refusal.ts';

/** Lambda's GetFunctionConfiguration for the stack's own functions (Lambda API reference): what a function is told. */
export const functionConfigurationRoutes = (
  host: string,
  definitions: readonly FunctionDefinition[],
): Hono<Env> =>
  new Hono<Env>().get(
    '/2015-03-31/functions/:name/configuration',
    onlyFromHere(host),
    (context) => {
      const name = context.req.param('name');
      const found = definitions.find(({ logicalId }) =>
        [logicalId, arnOfFunction(logicalId)].includes(name),
      );
      if (found === undefined) return notFound(context, 'Function');
      return context.json({
        FunctionName: found.logicalId,
        FunctionArn: arnOfFunction(found.logicalId),
        Runtime: 'nodejs24.x',
        Timeout: found.timeoutSeconds,
        MemorySize: found.memoryMegabytes,
        Environment: { Variables: found.environment },
        State: 'Active',
      });
    },
  );
