/**
 * The program of a function's process: a client of the Lambda Runtime API (developer guide: custom runtimes). It
 * loads the bundle, then requests one invocation after the other. It ends when its host does.
 */
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installShiftedClock, realNow, shiftClock } from './clock-shift.ts';

type Handler = (event: unknown, context: object) => unknown;
type Reply = { readonly headers: Record<string, unknown>; readonly body: string };

const environment = process.env;
const [hostname, port] = (environment.AWS_LAMBDA_RUNTIME_API ?? '').split(':');
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const call = (method: 'GET' | 'POST', path: string, body?: string): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const options = { hostname, port, agent, method, path: `/2018-06-01/runtime${path}` };
    const outgoing = request(options, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (part) => {
        text += part;
      });
      incoming.on('end', () => resolve({ headers: incoming.headers, body: text }));
      incoming.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** Called before the request is opened: a request without a body would keep the only socket busy. */
const textOf = (result: unknown): string => {
  try {
    return JSON.stringify(result ?? null) ?? 'null';
  } catch {
    throw new Error('Unable to stringify response body');
  }
};

const errorOf = (error: unknown) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };

/**
 * As in AWS's client for Node 24: a handler with three parameters expects a callback, which is no longer supported.
 */
class CallbackHandlerDeprecated extends Error {
  override readonly name = 'Runtime.CallbackHandlerDeprecated';
}

const loadHandler = async (): Promise<Handler> => {
  const [file, name] = (environment._HANDLER ?? '').split('.');
  const path = join(environment.LAMBDA_TASK_ROOT ?? '', `${file}.mjs`);
  const module: Record<string, unknown> = await import(pathToFileURL(path).href);
  const handler = module[name ?? ''];
  if (typeof handler !== 'function') throw new Error(`${environment._HANDLER} is not a function`);
  if (handler.length > 2) {
    throw new CallbackHandlerDeprecated(
      'Callback-based handlers are not supported by nodejs24.x; use an async handler',
    );
  }
  return handler as Handler;
};

const contextOf = (requestId: string, deadline: number) => ({
  awsRequestId: requestId,
  callbackWaitsForEmptyEventLoop: true,
  functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: environment.AWS_LAMBDA_FUNCTION_VERSION,
  memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME,
  invokedFunctionArn: environment.LOCAL_FUNCTION_ARN,
  getRemainingTimeInMillis: () => Math.max(0, deadline - realNow()),
});

const serveOne = async (handler: Handler): Promise<void> => {
  const { headers, body } = await call('GET', '/invocation/next');
  const requestId = String(headers['lambda-runtime-aws-request-id']);
  shiftClock(Number(headers['x-local-clock-offset-ms'] ?? 0));
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  try {
    const result = await handler(JSON.parse(body), contextOf(requestId, deadline));
    await call('POST', `/invocation/${requestId}/response`, textOf(result));
  } catch (error) {
    // AWS's client writes the error to the log too.
    console.error(JSON.stringify({ level: 'ERROR', ...errorOf(error) }));
    await call('POST', `/invocation/${requestId}/error`, textOf(errorOf(error)));
  }
};

installShiftedClock();
let handler: Handler;
try {
  handler = await loadHandler();
} catch (error) {
  console.error(JSON.stringify({ level: 'ERROR', ...errorOf(error) }));
  await call('POST', '/init/error', textOf(errorOf(error))).catch(() => undefined);
  process.exit(1);
}
try {
  for (;;) await serveOne(handler);
} catch {
  // The host has ended.
  process.exit(0);
}
