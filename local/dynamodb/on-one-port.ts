import { type Context, Hono } from 'hono';
import { type Env, onlyFromHere } from '../control/guard.ts';

/** What DynamoDB's protocol needs; a page's Origin and cookies stay here. */
const passedOn = ['content-type', 'x-amz-target', 'authorization', 'x-amz-date'];

const forward = async ({ req: { raw } }: Context<Env>, gateUrl: string): Promise<Response> => {
  const headers = Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = raw.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return fetch(gateUrl, { method: 'POST', headers, body: await raw.arrayBuffer() });
};

/**
 * The tables on the stack's own port too, so that a command needs one address for all of AWS. Web pages elsewhere are
 * refused: the pool answers browsers of any origin, tables answer none.
 */
export const dynamodbRoutes = (host: string, gateUrl: string): Hono<Env> => {
  const guard = onlyFromHere(host);
  return new Hono<Env>().post('/', async (context, next) => {
    if (context.req.header('x-amz-target')?.startsWith('DynamoDB_') !== true) return next();
    const refused = await guard(context, async () => undefined);
    return refused ?? forward(context, gateUrl);
  });
};
