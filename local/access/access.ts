import type { Layer } from '#shared/iam/decide/layer.ts';
import type { Clock } from '../observe/clock.ts';
import type { DecisionEntry, DecisionLog } from '../observe/decision-log.ts';
import type { Asked } from './judge/ask.ts';
import { type Judged, judgeAll, verdictOf } from './judge/judge.ts';
import { nameOf, type Source, type Verdict } from './judge/source.ts';
import type { IssuedKey, Keys, SessionPrincipal } from './keys.ts';
import { type OwnerKey, ownerKey } from './owner.ts';
import type { Problem } from './signature/problem.ts';
import { type Verified, verify } from './signature/verify.ts';
import type { WireRequest } from './signature/wire-request.ts';

export type AccessOptions = {
  readonly keys: Keys;
  readonly clock: Clock;
  readonly decisions: DecisionLog;
  readonly region: string;
  readonly account: string;
  /** Keys of the account's owner: tests, the AWS CLI. What they ask for is decided by resource policies alone. */
  readonly owner: OwnerKey;
};

export type Access = {
  /** The key of a function, and the name by which its decisions are listed. */
  issueToFunction(name: string, principal: SessionPrincipal): IssuedKey;
  /** The function that holds a key. */
  functionOf(accessKeyId: string): string | undefined;
  verify(
    request: WireRequest,
    expected: { readonly service: string; readonly payloadHash: string },
  ): Verified | Problem;
  /** Decides everything that a request needs, and records each decision. `resourceLayers` are policies of the resource. */
  judge(source: Source, asked: Asked, resourceLayers?: readonly Layer[]): Verdict;
};

const entryOf = (
  source: Source,
  functionName: string | undefined,
  { subject, decided, held }: Judged,
): DecisionEntry => ({
  principal: nameOf(source),
  ...(functionName === undefined ? {} : { function: functionName }),
  ...subject,
  outcome: decided.decision,
  ...(decided.layer === undefined ? {} : { layer: decided.layer }),
  ...(decided.statement === undefined ? {} : { statement: decided.statement }),
  unresolvedVariables: decided.unresolvedVariables,
  notModelled: decided.notModelled,
  heldWithoutKey: held,
});

/** The check of permissions: keys, signatures and decisions of one stack. */
export const createAccess = (options: AccessOptions): Access => {
  const { keys, clock, decisions, region, account } = options;
  const functions = new Map<string, string>();
  const owner = ownerKey(options.owner, account);
  const find = (id: string) => (id === owner.accessKeyId ? owner : keys.find(id));
  const functionOf = (accessKeyId: string) => functions.get(accessKeyId);
  return {
    issueToFunction: (name, principal) => {
      const key = keys.issue(principal, Number.POSITIVE_INFINITY, clock.now());
      functions.set(key.accessKeyId, name);
      return key;
    },
    functionOf,
    verify: (request, expected) =>
      verify(request, { ...expected, region, find, realNow: Date.now(), stackNow: clock.now() }),
    judge: (source, asked, resourceLayers = []) => {
      if ('needsNoPermission' in asked) return { allowed: true };
      const scene = { now: clock.now(), region, account };
      const all = judgeAll(source, asked, resourceLayers, scene);
      const functionName = functionOf(source.key?.accessKeyId ?? '');
      for (const judged of all) decisions.record(entryOf(source, functionName, judged));
      return verdictOf(source, all);
    },
  };
};
