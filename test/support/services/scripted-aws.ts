import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../../../local/http/listen.ts';

/** What an operation answers: JSON, XML text for IAM, or an error by its name. */
export type Scripted = { readonly error: string } | { readonly xml: string } | object;

/** By the operation's name; the request's members come as they were sent. */
export type Script = Readonly<Record<string, (input: Record<string, string>) => Scripted>>;

export type ScriptedAws = {
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

/** REST operations without a body, by their paths (API references of SES v2 and Lambda). */
const restReads: readonly (readonly [pattern: RegExp, name: string, member: string])[] = [
  [/^\/v2\/email\/account$/, 'GetAccount', ''],
  [/^\/v2\/email\/identities\/([^/]+)$/, 'GetEmailIdentity', 'EmailIdentity'],
  [/^\/v2\/email\/configuration-sets\/([^/]+)$/, 'GetConfigurationSet', 'ConfigurationSetName'],
  [/^\/2016-08-19\/account-settings\/?$/, 'GetAccountSettings', ''],
];

const restReadOf = (path: string): Call | undefined => {
  for (const [pattern, name, member] of restReads) {
    const found = pattern.exec(path);
    if (found !== null) {
      const [, value] = found;
      return { name, input: value === undefined ? {} : { [member]: decodeURIComponent(value) } };
    }
  }
  return undefined;
};

/** JSON 1.1 names its operation in a header, IAM's query protocol in the body, Lambda's REST in the path. */
const callOf = async (request: IncomingMessage): Promise<Call> => {
  const body = await text(request);
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    return { name: target.slice(target.indexOf('.') + 1), input: JSON.parse(body) };
  }
  const read = restReadOf(request.url ?? '');
  if (read !== undefined) return read;
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
export const startScriptedAws = async (script: Script): Promise<ScriptedAws> => {
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
  });
  return { ...(await listen(server)), calls };
};
