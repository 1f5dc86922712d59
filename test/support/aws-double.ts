import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an operation answers: JSON, XML text for IAM, or an error by its name. */
export type Scripted = { readonly error: string } | { readonly xml: string } | object;

/** By the operation's name; the request's members come as they were sent. */
export type Script = Readonly<Record<string, (input: Record<string, string>) => Scripted>>;

export type AwsDouble = {
  readonly url: string;
  /** Names of the operations that were called, in order. */
  readonly calls: readonly string[];
  stop(): Promise<void>;
};

type Call = { readonly name: string; readonly input: Record<string, string> };

const lambdaPath = /^\/2015-03-31\/functions\/([^/]+)\/(policy|configuration)$/;
const lambdaOperations = {
  policy: 'GetPolicy',
  configuration: 'GetFunctionConfiguration',
} as const;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

/** JSON 1.1 names its operation in a header, IAM's query protocol in the body, Lambda's REST in the path. */
const callOf = async (request: IncomingMessage): Promise<Call> => {
  const body = await bodyOf(request);
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    return { name: target.slice(target.indexOf('.') + 1), input: JSON.parse(body) };
  }
  const [, name, what] = lambdaPath.exec(request.url ?? '') ?? [];
  if (what === 'policy' || what === 'configuration') {
    return {
      name: lambdaOperations[what],
      input: { FunctionName: decodeURIComponent(name ?? '') },
    };
  }
  const form = new URLSearchParams(body);
  return { name: form.get('Action') ?? 'Unknown', input: Object.fromEntries(form) };
};

const errorXml = (code: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`;

/** AWS on the wire, as a test scripts it. What is not scripted is denied. */
export const startAwsDouble = async (script: Script): Promise<AwsDouble> => {
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const { name, input } = await callOf(request);
    calls.push(name);
    const answer = script[name]?.(input) ?? { error: 'AccessDeniedException' };
    const isQuery = String(request.headers['content-type']).includes('form-urlencoded');
    if ('xml' in answer && typeof answer.xml === 'string') {
      const wrapped = `<${name}Response><${name}Result>${answer.xml}</${name}Result></${name}Response>`;
      response.writeHead(200, { 'content-type': 'text/xml' }).end(wrapped);
    } else if ('error' in answer && typeof answer.error === 'string') {
      const headers = { 'x-amzn-errortype': answer.error };
      const json = JSON.stringify({ __type: answer.error, message: 'no' });
      response.writeHead(400, headers).end(isQuery ? errorXml(answer.error) : json);
    } else {
      response.writeHead(200).end(JSON.stringify(answer));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
