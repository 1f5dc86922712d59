import type { MiddlewareHandler } from 'hono';
import { type Env, refuse } from '../http/guard.ts';
import { readBody } from '../http/read-body.ts';
import type { Gate } from './gate.ts';
import { wireRequestOf } from './signature/wire-request.ts';

/** Puts the check in front of every route that follows. The routes still find the body, which is read from a copy. */
export const gateInFront =
  (gate: Gate): MiddlewareHandler<Env> =>
  async (context, next) => {
    const { incoming } = context.env;
    // Neither pages nor the control API are calls of AWS, and an unsigned call has no key.
    if (incoming.headers.authorization === undefined) return next();
    const read = await readBody(context.req.raw.clone());
    if (read.kind === 'too-large')
      return refuse(context, 413, 'too_large', 'The body is over 1 MB');
    const sourceIp = incoming.socket.remoteAddress ?? '';
    const refusal = await gate({ request: wireRequestOf(incoming), body: read.bytes, sourceIp });
    if (refusal === undefined) return next();
    const { status, headers, body } = refusal;
    return new Response(body, { status, headers });
  };
