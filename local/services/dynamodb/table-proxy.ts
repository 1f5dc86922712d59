import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { request as requestByTls } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { type Listening, listen } from '../../http/listen.ts';
import type { CallLog } from '../../observe/call-log.ts';
import type { Faults } from '../../observe/faults.ts';

export type GateOptions = {
  readonly faults: Faults;
  readonly calls: CallLog;
  /** The engine's address. */
  readonly target: string;
};

type Answer = {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
};

const forward = (incoming: IncomingMessage, body: Buffer, target: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { method, url } = incoming;
    const { host: _, ...headers } = incoming.headers;
    const address = new URL(url ?? '/', target);
    const send = address.protocol === 'https:' ? requestByTls : request;
    const outgoing = send(address, { method, headers }, (answer) => {
      buffer(answer).then(
        (answered) =>
          resolve({
            status: answer.statusCode ?? 502,
            headers: answer.headers,
            body: answered,
          }),
        reject,
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

const refuse = (response: ServerResponse, status: number, type: string): void => {
  const body = JSON.stringify({
    __type: `com.amazonaws.dynamodb.v20120810#${type}`,
    message: 'A fault is armed',
  });
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

/** The table of a call, and which kind of its rows. */
const placeOf = (body: Buffer): { readonly resource: string; readonly rows: string } => {
  try {
    const { TableName, Key = {} } = v.parse(item, JSON.parse(body.toString()));
    const [key = ''] = Object.values(Key).map(({ S }) => S);
    return { resource: TableName, rows: key.slice(0, key.indexOf('#') + 1) };
  } catch {
    return { resource: '', rows: '' };
  }
};

const answerCall = async (
  incoming: IncomingMessage,
  response: ServerResponse,
  { faults, calls, target }: GateOptions,
): Promise<void> => {
  const body = await buffer(incoming);
  calls.record({
    authorization: incoming.headers.authorization,
    action: `dynamodb:${operationOf(incoming)}`,
    ...placeOf(body),
  });
  const fault = faults.strike('dynamodb', operationOf(incoming));
  if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
  if (fault?.mode === 'fail') return refuse(response, 500, 'InternalServerError');
  if (fault?.mode === 'throttle') {
    return refuse(response, 400, 'ProvisionedThroughputExceededException');
  }
  // The connection stays open and nothing comes: the caller's own time-out must end it.
  if (fault?.mode === 'stall') return;
  const answer = await forward(incoming, body, target);
  if (fault?.mode === 'fail-after-applying') return refuse(response, 500, 'InternalServerError');
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
};

/** The way of every function to DynamoDB, where faults can strike and calls are counted. */
export const startGate = (options: GateOptions): Promise<Listening> =>
  listen(
    createServer((incoming, response) => {
      answerCall(incoming, response, options).catch(() => {
        if (!response.headersSent) refuse(response, 500, 'InternalServerError');
      });
    }),
  );
