import type { Access } from './access.ts';
import { type HttpAnswer, type JsonRefusal, jsonRefusalOf, targetRefusal } from './json-refusal.ts';
import type { Asked } from './judge/ask.ts';
import type { Source } from './judge/source.ts';
import { issuedPrefix } from './keys.ts';
import { sha256 } from './signature/digests.ts';
import { isProblem } from './signature/problem.ts';
import { readClaim } from './signature/read-claim.ts';
import { parametersOf, type WireRequest } from './signature/wire-request.ts';

export type GateCall = {
  readonly request: WireRequest;
  readonly body: Uint8Array;
  readonly sourceIp: string;
};

/** A JSON service behind the check: which requests are its, what each needs, how it says no. */
export type GuardedService = {
  /** As the scope of a signature names it. */
  readonly name: string;
  recognizes(request: WireRequest): boolean;
  asked(request: WireRequest, body: Uint8Array): Asked | Promise<Asked>;
  refuse(refusal: JsonRefusal): HttpAnswer;
};

/**
 * `every-call`: each request must be signed with a known key. `issued-keys`: requests with a key that the stack issued
 * are checked, and those of its owner are not.
 */
export type GateMode = 'every-call' | 'issued-keys';

export type GateOptions = {
  readonly access: Access;
  readonly mode: GateMode;
  readonly services: readonly GuardedService[];
  /** Whether the roles of functions hold. */
  functionRolesHold(): boolean;
};

/** The response that refuses the call, or undefined where it may pass. */
export type Gate = (call: GateCall) => Promise<HttpAnswer | undefined>;

const textsOf = ({ headers, query }: WireRequest): readonly string[] => [
  headers.get('authorization') ?? '',
  ...(parametersOf(query) ?? [query]).flat(),
];

/** A signature that cannot be read is checked too, and so refused, where a key of the stack stands anywhere in it. */
const isIssued = (request: WireRequest): boolean => {
  const claim = readClaim(request);
  return isProblem(claim)
    ? textsOf(request).some((text) => text.includes(issuedPrefix))
    : claim.accessKeyId.startsWith(issuedPrefix);
};

/** What no service here recognizes is refused, in the form that most JSON services have. */
const unknownService: Omit<GuardedService, 'name'> = {
  recognizes: () => true,
  asked: () => ({ action: '*', notModelled: 'a call of this service' }),
  refuse: targetRefusal,
};

const scopeOf = (request: WireRequest): string => {
  const claim = readClaim(request);
  return isProblem(claim) ? '' : claim.scope.service;
};

const checkCall = async (
  { access, services, functionRolesHold }: GateOptions,
  { request, body, sourceIp }: GateCall,
): Promise<HttpAnswer | undefined> => {
  const service = services.find(({ recognizes }) => recognizes(request)) ?? {
    ...unknownService,
    name: scopeOf(request),
  };
  const verified = access.verify(request, { service: service.name, payloadHash: sha256(body) });
  if (isProblem(verified)) return service.refuse(jsonRefusalOf(verified));
  const { key } = verified;
  if (access.functionOf(key.accessKeyId) !== undefined && !functionRolesHold()) return undefined;
  const source: Source = { key, sourceIp, userAgent: request.headers.get('user-agent') };
  const verdict = access.judge(source, await service.asked(request, body));
  if (verdict.allowed) return undefined;
  return service.refuse({ type: 'AccessDeniedException', message: verdict.sentence, status: 400 });
};

/** The check in front of JSON services. */
export const createGate =
  (options: GateOptions): Gate =>
  async (call) =>
    options.mode === 'every-call' || isIssued(call.request) ? checkCall(options, call) : undefined;
