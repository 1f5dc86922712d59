import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { request as requestByTls } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type { Gate } from '../../access/gate.ts';
import { wireRequestOf } from '../../access/signature/wire-request.ts';
import { type Listening, listen } from '../../http/listen.ts';
import { parseJson } from '../../http/parse-json.ts';
import { refusePages } from '../../http/refuse-pages.ts';
import type { CallLog } from '../../observe/call-log.ts';
import type { Faults } from '../../observe/faults.ts';
import { traceOf } from '../../observe/trace-of.ts';
import { capture, type StreamRecord } from './stream.ts';

export type ProxyOptions = {
  /** The check of permissions; without one every call passes. */
  readonly gate?: Gate;
  readonly faults: Faults;
  readonly calls: CallLog;
  /** The engine's address. */
  readonly target: string;
  /** Tables whose writes make stream records. */
  readonly streamed: ReadonlySet<string>;
  publish(record: StreamRecord): void;
};

type HttpResponse = {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
};

const forward = (incoming: IncomingMessage, body: Buffer, target: string): Promise<HttpResponse> =>
  new Promise((resolve, reject) => {
    const { method, url } = incoming;
    const { host: _, 'content-length': __, ...headers } = incoming.headers;
    const address = new URL(url ?? '/', target);
    const send = address.protocol === 'https:' ? requestByTls : request;
    const sent = { method, headers: { ...headers, 'content-length': body.length } };
    const outgoing = send(address, sent, (upstream) => {
      buffer(upstream).then(
        (bytes) =>
          resolve({
            status: upstream.statusCode ?? 502,
            headers: upstream.headers,
            body: bytes,
          }),
        reject,
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

const refuse = (
  response: ServerResponse,
  status: number,
  type: string,
  message = 'A fault is armed',
): void => {
  const body = JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message });
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(body);
};

/** DynamoDB_20120810.UpdateItem */
const operationOf = ({ headers }: IncomingMessage): string | undefined =>
  String(headers['x-amz-target'] ?? '').split('.')[1];

const item = v.object({
  TableName: v.string(),
  Key: v.optional(v.record(v.string(), v.looseObject({ S: v.optional(v.string()) }))),
});

/** The table of a call, and which kind of its rows; both empty where the call is about no single table. */
const placeOf = (body: Buffer): { readonly resource: string; readonly rows: string } => {
  const { success, output } = v.safeParse(item, parseJson(body));
  if (!success) return { resource: '', rows: '' };
  const [key = ''] = Object.values(output.Key ?? {}).map(({ S }) => S);
  return { resource: output.TableName, rows: key.slice(0, key.indexOf('#') + 1) };
};

/** Forwards a call; a write to a table with a stream becomes a record, even if its caller receives a failure. */
const forwardWrite = async (
  incoming: IncomingMessage,
  body: Buffer,
  { target, streamed, publish }: Pick<ProxyOptions, 'target' | 'streamed' | 'publish'>,
): Promise<HttpResponse> => {
  const captured = capture(operationOf(incoming), body, streamed);
  if (captured === undefined) return forward(incoming, body, target);
  const forwarded = await forward(incoming, captured.body, target);
  if (forwarded.status !== 200) return forwarded;
  const { record, response } = captured.read(forwarded.body);
  if (record !== undefined) publish(record);
  // The checksum is the engine's, of the response before it was changed.
  const { 'x-amz-crc32': _, 'content-length': __, ...headers } = forwarded.headers;
  return { ...forwarded, headers, body: response };
};

/** DynamoDB has one path. `//host/` and a whole URL would make this a proxy to other hosts. */
const isToTheEngine = ({ url = '/' }: IncomingMessage): boolean => /^\/(\?|$)/.test(url);

const handleCall = async (
  incoming: IncomingMessage,
  response: ServerResponse,
  { gate, faults, calls, target, streamed, publish }: ProxyOptions,
): Promise<void> => {
  if (!isToTheEngine(incoming)) return refuse(response, 404, 'UnknownOperationException', '');
  const body = await buffer(incoming);
  calls.record({
    authorization: incoming.headers.authorization,
    action: `dynamodb:${operationOf(incoming)}`,
    ...placeOf(body),
  });
  const request = wireRequestOf(incoming);
  const sourceIp = incoming.socket.remoteAddress ?? '';
  const refusal = await gate?.({ request, body, sourceIp });
  if (refusal !== undefined) {
    response.writeHead(refusal.status, refusal.headers);
    response.end(refusal.body);
    return;
  }
  const fault = faults.match('dynamodb', operationOf(incoming));
  if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
  if (fault?.mode === 'fail') return refuse(response, 500, 'InternalServerError');
  if (fault?.mode === 'throttle') {
    return refuse(response, 400, 'ProvisionedThroughputExceededException');
  }
  // The connection stays open without a response: the caller's own time-out must end it.
  if (fault?.mode === 'stall') return;
  const forwarded = await forwardWrite(incoming, body, { target, streamed, publish });
  if (fault?.mode === 'fail-after-applying') return refuse(response, 500, 'InternalServerError');
  response.writeHead(forwarded.status, forwarded.headers);
  response.end(forwarded.body);
};

/** The proxy between every function and DynamoDB: it applies armed faults and counts calls. */
export const startTableProxy = (options: ProxyOptions): Promise<Listening> =>
  listen(
    refusePages(
      createServer((incoming, response) => {
        handleCall(incoming, response, options).catch((error: unknown) => {
          console.error(traceOf(error));
          if (!response.headersSent) refuse(response, 500, 'InternalServerError', 'Internal error');
        });
      }),
    ),
  );
