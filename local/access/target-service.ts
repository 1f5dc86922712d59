import { parseJson } from '../http/parse-json.ts';
import type { GuardedService } from './gate.ts';
import type { Asked } from './judge/ask.ts';

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

const operationOf = (target: string, header: string): string | undefined =>
  header.startsWith(`${target}.`) ? header.slice(target.length + 1) : undefined;

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
export const targetService = (service: TargetService): GuardedService => {
  const read = (headers: ReadonlyMap<string, string>) =>
    operationOf(service.target, headers.get('x-amz-target') ?? '');
  return {
    name: service.name,
    recognizes: ({ headers }) => read(headers) !== undefined,
    asked: ({ headers }, body) => askedOf(service, read(headers) ?? '', body),
    refuse: ({ status, type, message }) => ({
      status,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': type },
      body: JSON.stringify({ __type: type, message }),
    }),
  };
};
