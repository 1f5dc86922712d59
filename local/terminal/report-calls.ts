import type { Context, MiddlewareHandler } from 'hono';
import { type Refusal, refusalOf } from './refusal.ts';

const target = /^AWSCognitoIdentityProviderService\.(SignUp|InitiateAuth|RespondToAuthChallenge)$/;

const jsonOf = async (body: Request | Response): Promise<unknown> => {
  try {
    return await body.json();
  } catch {
    return undefined;
  }
};

const operationOf = ({ req }: Context): string | undefined =>
  target.exec(req.header('x-amz-target') ?? '')?.[1];

/** The largest body that the pool reads; a longer one is not copied. */
const largestBody = 1_000_000;

/** Reports each sign-up and sign-in that the pool refuses, after its response is made. */
export const reportCalls =
  (report: (refusal: Refusal) => void): MiddlewareHandler =>
  async (context, next) => {
    const operation = operationOf(context);
    const length = Number(context.req.header('content-length') ?? Number.NaN);
    if (operation === undefined || !(length <= largestBody)) return next();
    const copy = context.req.raw.clone();
    await next();
    const output = await jsonOf(context.res.clone());
    const { status } = context.res;
    const refusal = refusalOf({ operation, input: await jsonOf(copy), status, output });
    if (refusal !== undefined) report(refusal);
  };
