import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../../../http/listen.ts';

/** The Runtime API of one process, as its host sees it. */
export type RuntimeEvents = {
  /** The process asks for an invocation; `give` delivers it. */
  onNext(give: (invocation: Work) => void): void;
  onResponse(requestId: string, body: string): void;
  onError(requestId: string, body: string): void;
  onInitError(body: string): void;
};

export type Work = {
  readonly requestId: string;
  readonly event: unknown;
  /** Milliseconds since 1970 by the machine's clock. */
  readonly deadline: number;
  readonly clockOffsetMs: number;
  readonly arn: string;
};

export type RuntimeApi = { readonly address: string; close(): void };

const give =
  (response: ServerResponse) =>
  ({ requestId, event, deadline, clockOffsetMs, arn }: Work): void => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': requestId,
      'lambda-runtime-deadline-ms': String(deadline),
      'lambda-runtime-invoked-function-arn': arn,
      'x-local-clock-offset-ms': String(clockOffsetMs),
    });
    response.end(JSON.stringify(event));
  };

const path =
  /^\/2018-06-01\/runtime\/(?:(init)\/error|invocation\/(?:(next)|([^/]+)\/(response|error)))$/;

const route = async (
  message: IncomingMessage,
  response: ServerResponse,
  events: RuntimeEvents,
): Promise<void> => {
  const [, init, next, requestId = '', outcome] = path.exec(message.url ?? '') ?? [];
  if (next !== undefined) return events.onNext(give(response));
  const body = await text(message);
  response.writeHead(init === undefined && outcome === undefined ? 404 : 202);
  response.end();
  if (init !== undefined) events.onInitError(body);
  else if (outcome === 'response') events.onResponse(requestId, body);
  else if (outcome === 'error') events.onError(requestId, body);
};

/** Starts a Runtime API for one process, on a free port of 127.0.0.1. */
export const startRuntimeApi = async (events: RuntimeEvents): Promise<RuntimeApi> => {
  const server = createServer((message, response) => {
    route(message, response, events).catch(() => response.destroy());
  });
  const { url, stop } = await listen(server);
  return { address: new URL(url).host, close: () => void stop() };
};
