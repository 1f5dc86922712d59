import { parseJson } from '../http/parse-json.ts';
import type { GuardedService } from './gate.ts';
import { targetRefusal } from './json-refusal.ts';
import type { Asked } from './judge/ask.ts';
import { isPostToRoot, type WireRequest } from './signature/wire-request.ts';

export type TargetService = {
  /** As the scope of a signature and an action name it: `cognito-idp`. */
  readonly name: string;
  /** What stands before the operation in X-Amz-Target. */
  readonly target: string;
  /** Operations that AWS takes without a signature. */
  isPublic(operation: string): boolean;
  /** The ARN that an operation is about, by its input; `*` where it takes none. */
  resourceOf(operation: string, input: object): string;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Other services read forms at the same path: one with a target of this service would be judged as another call. */
const isJson = ({ headers }: WireRequest): boolean =>
  /^application\/x-amz-json-1\.1\b/.test(headers.get('content-type') ?? '');

const operationOf = (target: string, request: WireRequest): string | undefined => {
  if (!isPostToRoot(request) || !isJson(request)) return undefined;
  const [prefix, name = '', ...more] = (request.headers.get('x-amz-target') ?? '').split('.');
  const isOurs = prefix === target && more.length === 0;
  return isOurs && /^[A-Za-z]{1,64}$/.test(name) ? name : undefined;
};

const askedOf = (
  { name, isPublic, resourceOf }: TargetService,
  operation: string,
  body: Uint8Array,
): Asked => {
  if (isPublic(operation)) return { needsNoPermission: true };
  const action = `${name}:${operation}`;
  const input = parseJson(body);
  if (!isObject(input)) return { action, notModelled: 'a request of this form' };
  return { asks: [{ action, resource: resourceOf(operation, input), context: {} }] };
};

/** A service of the JSON 1.1 protocol, each of whose operations needs the action of its own name on one resource. */
export const targetService = (service: TargetService): GuardedService => ({
  name: service.name,
  recognizes: (request) => operationOf(service.target, request) !== undefined,
  asked: (request, body) => askedOf(service, operationOf(service.target, request) ?? '', body),
  refuse: targetRefusal,
});
