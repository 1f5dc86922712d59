import type { Hono } from 'hono';
import { type Env, isWholeNumber, refuse } from '../http/guard.ts';
import type { Outbox } from '../observe/outbox.ts';

/**
 * A mail's HTML for the page's frame. The sandbox gives it an origin of its own without scripts and forms; the policy
 * lets it load nothing, as mail programs do, so no image reports that it was opened.
 */
const contentSecurityPolicy = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** `GET /outbox/<id>/html` */
export const addMailFrame = (app: Hono<Env>, outbox: Outbox): void => {
  app.get('/outbox/:id/html', (context) => {
    const id = context.req.param('id');
    const mail = outbox.list().find((message) => isWholeNumber(id) && message.id === Number(id));
    if (mail === undefined) return refuse(context, 404, 'not_found', 'There is no such message');
    return context.body(mail.html, 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });
};
