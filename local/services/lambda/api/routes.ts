import { parse, validate } from '@aws-sdk/util-arn-parser';
import type { Context, Hono } from 'hono';
import { isNotOwnPage, isSigned } from '../../../http/callers.ts';
import { parsePermission } from './permission.ts';
import type { Policies } from './policies.ts';
import { notFound, refuse } from './refusal.ts';

export type LambdaApiOptions = {
  readonly policies: Policies;
  /** The function's ARN by its name. */
  arnOf(functionName: string): string;
  /** The variables of a function's environment by its name. */
  environmentOf(functionName: string): Readonly<Record<string, string>>;
};

const base = '/2015-03-31/functions/:function';

/**
 * The Lambda operations that attach calls (API reference, version 2015-03-31): GetFunction, GetPolicy, AddPermission
 * and RemovePermission. Functions here have no versions or aliases.
 */
export const addLambdaApi = (
  app: Hono,
  { policies, arnOf, environmentOf }: LambdaApiOptions,
): void => {
  /** A name or an ARN; `undefined` where the function does not exist. */
  const nameOf = (context: Context): string | undefined => {
    const given = decodeURIComponent(context.req.param('function') ?? '');
    const name = validate(given) ? parse(given).resource.replace(/^function:/, '') : given;
    const isKnown = given === name || given === arnOf(name);
    const isPlain = context.req.query('Qualifier') === undefined;
    return isKnown && isPlain && policies.has(name) ? name : undefined;
  };
  app.use(`${base}/*`, async (context, next) => {
    // The pool's own preflight lets a page send a signature header.
    if (isNotOwnPage(context)) {
      return refuse(context, 403, 'AccessDeniedException', 'No browser may call it');
    }
    if (isSigned(context)) return next();
    return refuse(
      context,
      403,
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
    );
  });
  app.get(base, (context) => {
    const name = nameOf(context);
    if (name === undefined) return notFound(context, 'Function');
    return context.json({
      Configuration: {
        FunctionName: name,
        FunctionArn: arnOf(name),
        Environment: { Variables: environmentOf(name) },
        State: 'Active',
      },
    });
  });
  app.get(`${base}/policy`, (context) => {
    const name = nameOf(context);
    if (name === undefined) return notFound(context, 'Function');
    const Policy = policies.of(name);
    return Policy === undefined
      ? notFound(context, 'The resource policy')
      : context.json({ Policy });
  });
  app.post(`${base}/policy`, async (context) => {
    const name = nameOf(context);
    if (name === undefined) return notFound(context, 'Function');
    const permission = parsePermission(await context.req.json().catch(() => undefined));
    if (permission === undefined) {
      return refuse(context, 400, 'InvalidParameterValueException', 'The permission is not valid');
    }
    const added = policies.add(name, permission);
    return added === undefined
      ? refuse(context, 409, 'ResourceConflictException', 'The statement id exists already')
      : context.json({ Statement: JSON.stringify(added) }, 201);
  });
  app.delete(`${base}/policy/:statement`, (context) => {
    const name = nameOf(context);
    if (name === undefined) return notFound(context, 'Function');
    const removed = policies.remove(name, context.req.param('statement'));
    return removed ? context.body(null, 204) : notFound(context, 'The statement');
  });
};
