import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../../../local/http/listen.ts';

type Event = Record<string, unknown> & { readonly triggerSource: string };

/** What a function does: its answer, or the error that it throws. */
export type RemoteFunction = (event: Event) => unknown;

/** Lambda's Invoke API (API reference: Invoke) over functions of a test, as `sam local start-lambda` serves it. */
export const startLambdaEndpoint = async (functions: Readonly<Record<string, RemoteFunction>>) => {
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.url ?? '')?.[1];
    const called = functions[name ?? ''];
    const event = JSON.parse(await text(request));
    response.setHeader('content-type', 'application/json');
    if (called === undefined) {
      response.writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException' });
      response.end('{"Message":"Function not found"}');
      return;
    }
    calls.push(`${name} ${event.triggerSource}`);
    try {
      response.end(JSON.stringify(await called(event)));
    } catch (error) {
      const { name: errorType, message: errorMessage } = error as Error;
      response.setHeader('x-amz-function-error', 'Unhandled');
      response.end(JSON.stringify({ errorType, errorMessage }));
    }
  });
  return { ...(await listen(server)), calls };
};
