import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { isObject, type JsonObject } from '../../../cli/common/json.ts';
import { listen } from '../../../local/http/listen.ts';
import { answerCloudFormation, cloudFormationError, type DoubleStack } from './cloudformation.ts';
import { type DoublePool, ServiceError, updatePool } from './cognito.ts';
import { answerLambda, type DoubleFunction, parseLambdaCall } from './lambda.ts';

/** What goes wrong with one call: before it is carried out, or after, when it has been. */
export type Trouble =
  | { readonly at: 'before' | 'after'; readonly error: ServiceError }
  /** The connection ends without an answer. */
  | { readonly at: 'before' | 'after'; readonly cut: true }
  /** The answer takes its time. */
  | { readonly at: 'before' | 'after'; readonly waitMs: number };

export type Call = { readonly operation: string; readonly body: unknown };

const writing = ['UpdateUserPool', 'AddPermission', 'RemovePermission'];

const asJson = (text: string): JsonObject => {
  const value: unknown = text === '' ? {} : JSON.parse(text);
  return isObject(value) ? value : {};
};

/**
 * The wire of Cognito, Lambda and CloudFormation, scripted: raw JSON pools that may hold anything, and calls that may be
 * throttled, refused, cut off, or met by a concurrent change. It does what the API reference says, in its harshest
 * reading: a member that an update leaves out is reset. Decision 11 says why the local stack does not do this.
 */
export const startDouble = async () => {
  const pools = new Map<string, DoublePool>();
  const functions = new Map<string, DoubleFunction>();
  const stacks = new Map<string, DoubleStack>();
  const calls: Call[] = [];
  /** Called for each phase of each call: what goes wrong, or anything that happens beside it. */
  let script: (
    operation: string,
    phase: 'before' | 'after',
    count: number,
    /** Of a call to Lambda: whose. */
    arn?: string,
  ) => Trouble | undefined = () => undefined;
  /** Makes an update do more than was asked. */
  let spoil: (pool: JsonObject) => JsonObject = (pool) => pool;
  let clockMs = 0;
  const now = () => Date.now() + clockMs;

  const answerCognito = (operation: string, body: JsonObject): object => {
    const id = String(body.UserPoolId);
    const found = pools.get(id);
    if (found === undefined) {
      throw new ServiceError('ResourceNotFoundException', `User pool ${id} does not exist.`);
    }
    if (operation === 'DescribeUserPool') return { UserPool: found.pool, ...found.beside };
    if (operation === 'ListUserPoolClients') {
      return {
        UserPoolClients: Object.keys(found.clients ?? {}).map((ClientId) => ({ ClientId })),
      };
    }
    if (operation === 'DescribeUserPoolClient') {
      const ClientId = String(body.ClientId);
      return { UserPoolClient: { ...found.clients?.[ClientId], ClientId } };
    }
    if (operation === 'GetUserPoolMfaConfig') return found.mfa;
    if (operation === 'GetUserPoolSessionConfiguration' && found.session) return found.session;
    if (operation === 'UpdateUserPool') {
      found.pool = spoil(updatePool(found.pool, body, now()));
      return {};
    }
    throw new ServiceError('UnknownOperationException', `No ${operation}`);
  };

  const routeOf = (request: IncomingMessage, text: string) => {
    const target = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    if (target !== undefined) {
      const body = asJson(text);
      return { operation: target, body, run: () => answerCognito(target, body), arn: undefined };
    }
    const call = parseLambdaCall(request.method ?? '', new URL(request.url ?? '', 'http://x'));
    if (call !== undefined) {
      const body = asJson(text) as Record<string, string>;
      const run = () => answerLambda(functions, call, body);
      return { operation: call.operation, body, run, arn: call.arn };
    }
    const form = new URLSearchParams(text);
    return {
      operation: form.get('Action') ?? '',
      body: Object.fromEntries(form),
      run: () => answerCloudFormation(stacks, form),
      arn: undefined,
    };
  };

  const send = (response: ServerResponse, answer: object | string, status = 200, name?: string) => {
    response.writeHead(status, {
      'content-type': typeof answer === 'string' ? 'text/xml' : 'application/json',
      date: new Date(now()).toUTCString(),
      ...(name === undefined ? {} : { 'x-amzn-errortype': name }),
    });
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { operation, body, run, arn } = routeOf(request, await text(request));
    calls.push({ operation, body });
    const count = calls.filter((one) => one.operation === operation).length;
    const meet = async (phase: 'before' | 'after'): Promise<boolean> => {
      const trouble = script(operation, phase, count, arn);
      if (trouble === undefined || trouble.at !== phase) return false;
      if ('error' in trouble) throw trouble.error;
      if ('waitMs' in trouble) {
        await sleep(trouble.waitMs);
        return false;
      }
      request.socket.destroy();
      return true;
    };
    try {
      if (await meet('before')) return;
      const answer = run();
      if (await meet('after')) return;
      send(response, answer);
    } catch (error) {
      const { name, message, status } =
        error instanceof ServiceError
          ? error
          : new ServiceError('InternalErrorException', String(error), 500);
      const isQuery = /^Describe(Stack|Stacks|StackResources)$/.test(operation);
      const told = new ServiceError(name, message, status);
      send(response, isQuery ? cloudFormationError(told) : { __type: name, message }, status, name);
    }
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });

  return {
    ...(await listen(server)),
    pools,
    functions,
    stacks,
    calls,
    /** The operations that change something, in the order they came. */
    writes: () => calls.map((call) => call.operation).filter((name) => writing.includes(name)),
    onCall: (next: typeof script) => {
      script = next;
    },
    afterUpdate: (next: typeof spoil) => {
      spoil = next;
    },
    advance: (ms: number) => {
      clockMs += ms;
    },
    /** As it was at the start. */
    reset: () => {
      for (const map of [pools, functions, stacks]) map.clear();
      calls.length = 0;
      script = () => undefined;
      spoil = (pool) => pool;
      clockMs = 0;
    },
  };
};
