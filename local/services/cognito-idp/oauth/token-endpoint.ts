import type { Context, Hono } from 'hono';
import { readBody } from '../../../http/read-body.ts';
import { traceOf } from '../../../observe/trace-of.ts';
import type { Service } from '../service.ts';
import { grantToClient } from './client-credentials.ts';
import { requireProvenClient } from './client-proof.ts';
import { errorBody, OAuthError } from './oauth-error.ts';

/** The grants that come with hosted sign-in. */
const hostedGrants: readonly string[] = ['authorization_code', 'refresh_token'];

const formOf = async (context: Context): Promise<URLSearchParams> => {
  const type = context.req.header('content-type') ?? '';
  const body = await readBody(context.req.raw);
  if (body.kind === 'too-large' || !/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new OAuthError('invalid_request');
  }
  const form = new URLSearchParams(Buffer.from(body.bytes).toString());
  const names = [...form.keys()];
  // A parameter is sent once (RFC 6749, 3.2).
  if (new Set(names).size !== names.length) throw new OAuthError('invalid_request');
  return form;
};

const checkGrantType = (grant: string | null): void => {
  if (grant === 'client_credentials') return;
  if (grant === null || grant === '') throw new OAuthError('invalid_request');
  const description = hostedGrants.includes(grant)
    ? `The local user pool does not have the grant ${grant}`
    : '';
  throw new OAuthError('unsupported_grant_type', description);
};

const grant = async (service: Service, context: Context) => {
  const form = await formOf(context);
  checkGrantType(form.get('grant_type'));
  const client = requireProvenClient(service, context.req.header('authorization'), form);
  return grantToClient(service, client, form);
};

/** `POST /oauth2/token`. The client names the pool, which on AWS the domain does. */
export const addTokenEndpoint = (app: Hono, service: Service): void => {
  app.post('/oauth2/token', async (context) => {
    context.header('access-control-allow-origin', '*');
    context.header('cache-control', 'no-store');
    try {
      return context.json(await grant(service, context));
    } catch (error) {
      if (error instanceof OAuthError) return context.json(errorBody(error), 400);
      console.error(traceOf(error));
      return context.json({ error: 'server_error' }, 500);
    }
  });
};
