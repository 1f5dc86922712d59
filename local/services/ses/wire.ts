import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { isNotOwnPage, isSigned } from '../../http/callers.ts';
import { parseJson } from '../../http/parse-json.ts';
import { readBody } from '../../http/read-body.ts';
import type { CallLog } from '../../observe/call-log.ts';
import type { Faults } from '../../observe/faults.ts';
import type { Outbox } from '../../observe/outbox.ts';

const address = v.pipe(v.string(), v.regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/));
const content = v.strictObject({ Data: v.string(), Charset: v.optional(v.string()) });

/**
 * The supported part of SendEmail (API reference: SES v2 SendEmail, `Simple`). Other members are refused: the outbox
 * would not show them. A configuration set changes nothing that a recipient sees, and here every name exists.
 */
const sendEmail = v.strictObject({
  FromEmailAddress: address,
  ConfigurationSetName: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))),
  Destination: v.strictObject({
    ToAddresses: v.pipe(v.tupleWithRest([address], address), v.maxLength(50)),
  }),
  Content: v.strictObject({
    Simple: v.strictObject({
      Subject: content,
      Body: v.pipe(
        v.strictObject({ Text: v.optional(content), Html: v.optional(content) }),
        v.check(({ Text, Html }) => Text !== undefined || Html !== undefined),
      ),
    }),
  }),
});

/** SES v2 sends the error's name in a header. */
const refuse = (
  context: Context,
  status: 400 | 403 | 404 | 413 | 429 | 500,
  type: string,
  message: string,
) => {
  context.header('x-amzn-errortype', type);
  return context.json({ message }, status);
};

const faultResponse = (context: Context) =>
  refuse(context, 500, 'InternalServiceErrorException', 'A fault is armed');

/** SES v2 on the wire: `POST /v2/email/outbound-emails`. */
export const addSes = (app: Hono, outbox: Outbox, faults: Faults, calls: CallLog): void => {
  app.post('/v2/email/outbound-emails', async (context) => {
    if (isNotOwnPage(context)) {
      return refuse(context, 403, 'AccessDeniedException', 'No browser may call it');
    }
    if (!isSigned(context)) {
      const text = 'Missing Authentication Token';
      return refuse(context, 403, 'MissingAuthenticationTokenException', text);
    }
    const fault = faults.match('email', 'SendEmail');
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
    if (fault?.mode === 'fail') return faultResponse(context);
    if (fault?.mode === 'throttle') {
      return refuse(context, 429, 'TooManyRequestsException', 'Maximum sending rate exceeded.');
    }
    // No response: the sender's time-out ends the call.
    if (fault?.mode === 'stall') await new Promise(() => undefined);
    const body = await readBody(context.req.raw);
    if (body.kind === 'too-large') {
      return refuse(context, 413, 'BadRequestException', 'The body is over 1 MB');
    }
    const checked = v.safeParse(sendEmail, parseJson(body.bytes));
    if (!checked.success) {
      const field = v.getDotPath(checked.issues[0]) ?? 'body';
      return refuse(context, 400, 'BadRequestException', `${field} is not understood here`);
    }
    const { FromEmailAddress, Destination, Content } = checked.output;
    calls.record({
      authorization: context.req.header('authorization'),
      action: 'ses:SendEmail',
      resource: FromEmailAddress,
    });
    const { Subject, Body } = Content.Simple;
    for (const to of Destination.ToAddresses) {
      outbox.deliver({
        channel: 'email',
        to,
        from: FromEmailAddress,
        subject: Subject.Data,
        text: Body.Text?.Data ?? '',
        html: Body.Html?.Data ?? '',
      });
    }
    if (fault?.mode === 'fail-after-applying') return faultResponse(context);
    return context.json({ MessageId: randomUUID() });
  });
  app.all('/v2/email/*', (context) =>
    refuse(context, 404, 'UnknownOperationException', 'The local outbox has only SendEmail'),
  );
};
