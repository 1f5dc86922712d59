import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { isSigned } from '../../http/callers.ts';
import { isForm } from '../../http/is-form.ts';
import { readBody } from '../../http/read-body.ts';
import { traceOf } from '../../observe/trace-of.ts';
import { assumeRoleWithWebIdentity } from './operations/assume-role-with-web-identity.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';
import type { Service } from './service.ts';
import { StsError } from './wire/sts-error.ts';
import { type Content, errorXml, responseXml } from './wire/xml.ts';

type Action = (
  service: Service,
  form: URLSearchParams,
  context: Context,
) => Promise<Content> | Content;

const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['AssumeRoleWithWebIdentity', assumeRoleWithWebIdentity],
  [
    'GetCallerIdentity',
    (service, _, context) => {
      if (isSigned(context)) return getCallerIdentity(service, context.req.raw);
      throw new StsError('MissingAuthenticationToken', 'Missing Authentication Token', 403);
    },
  ],
]);

const xml = (status: number, content: string): Response =>
  new Response(content, {
    status,
    headers: { 'content-type': 'text/xml', 'access-control-allow-origin': '*' },
  });

const errorResponse = (error: unknown): Response => {
  if (error instanceof StsError) {
    return xml(error.status, errorXml(error.code, error.message, randomUUID()));
  }
  console.error(traceOf(error));
  return xml(500, errorXml('InternalFailure', 'Internal error', randomUUID()));
};

const readForm = async (context: Context): Promise<URLSearchParams> => {
  const body = await readBody(context.req.raw.clone());
  if (body.kind === 'read') return new URLSearchParams(Buffer.from(body.bytes).toString('utf8'));
  throw new StsError('RequestEntityTooLarge', 'Request is over 1 MB', 413);
};

/** STS's query protocol on `POST /`: its two actions. Other actions of the protocol are other services'. */
export const addSts = (app: Hono, service: Service): void => {
  app.post('/', async (context, next) => {
    if (!isForm(context.req.header('content-type'))) return next();
    try {
      const form = await readForm(context);
      const name = form.get('Action') ?? '';
      const action = actions.get(name);
      if (action === undefined) return next();
      return xml(200, responseXml(name, await action(service, form, context), randomUUID()));
    } catch (error) {
      return errorResponse(error);
    }
  });
};
