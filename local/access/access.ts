import type { Call, Caller } from '#shared/iam/call.ts';
import { decide } from '#shared/iam/decide/decide.ts';
import type { Decision } from '#shared/iam/decide/decision.ts';
import type { Layer } from '#shared/iam/decide/layer.ts';
import type { Clock } from '../observe/clock.ts';
import type { DecisionLog } from '../observe/decision-log.ts';
import type { Ask, Asked } from './judge/ask.ts';
import { heldWithoutKey } from './judge/held-without-key.ts';
import { globalContext, principalContext } from './judge/request-context.ts';
import { denialSentence } from './judge/sentence.ts';
import type { IssuedKey, Keys, SessionPrincipal } from './keys.ts';
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
  readonly owner: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/** Who calls, from where. Without a key the caller is anonymous. */
export type Source = {
  readonly key?: IssuedKey;
  readonly sourceIp: string;
  readonly userAgent: string | undefined;
};

export type Verdict =
  | { readonly allowed: true }
  /** `sentence` is AWS's own for the first thing that is denied. */
  | {
      readonly allowed: false;
      readonly ask: Pick<Ask, 'action' | 'resource'>;
      readonly sentence: string;
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

const everything: Layer = {
  kind: 'identity',
  name: 'the owner of the account',
  policies: [
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['*'], Resource: ['*'] }],
    },
  ],
};

const ownerKey = ({ owner, account }: AccessOptions): IssuedKey => ({
  ...owner,
  sessionToken: '',
  expiresAt: Number.POSITIVE_INFINITY,
  principal: {
    arn: `arn:aws:iam::${account}:root`,
    roleArn: '',
    account,
    userId: account,
    layers: [everything],
    context: {},
  },
});

const callerOf = (principal: SessionPrincipal | undefined): Caller => {
  if (principal === undefined) return { kind: 'anonymous' };
  const { arn, account, roleArn, federated } = principal;
  return {
    kind: 'aws',
    arn,
    account,
    ...(roleArn === '' ? {} : { roleArn }),
    ...(federated === undefined ? {} : { federated }),
  };
};

/** A request that is not modelled: denied, and nothing is said of any policy. */
const notModelledDecision = (reason: string): Decision => ({
  decision: 'implicit-deny',
  notModelled: [reason],
  unresolvedVariables: [],
});

/** The check of permissions: keys, signatures and decisions of one stack. */
export const createAccess = (options: AccessOptions): Access => {
  const { keys, clock, decisions, region, account } = options;
  const functions = new Map<string, string>();
  const owner = ownerKey(options);
  const find = (id: string) => (id === owner.accessKeyId ? owner : keys.find(id));

  const callOf = ({ key, ...place }: Source, { context, ...ask }: Ask): Call => {
    const surroundings = globalContext({ now: clock.now(), region, ...place });
    const own = key === undefined ? {} : principalContext(key.principal);
    const resourceAccount = { 'aws:ResourceAccount': account };
    return {
      ...ask,
      principal: callerOf(key?.principal),
      context: { ...surroundings, ...own, ...resourceAccount, ...context },
      resourceAccount: account,
    };
  };

  const record = (
    { key }: Source,
    ask: Pick<Ask, 'action' | 'resource'>,
    decided: Decision,
    held: readonly string[],
  ) => {
    const name = functions.get(key?.accessKeyId ?? '');
    decisions.record({
      principal: key?.principal.arn ?? 'anonymous',
      ...(name === undefined ? {} : { function: name }),
      action: ask.action,
      resource: ask.resource,
      outcome: decided.decision,
      ...(decided.layer === undefined ? {} : { layer: decided.layer }),
      ...(decided.statement === undefined ? {} : { statement: decided.statement }),
      unresolvedVariables: decided.unresolvedVariables,
      notModelled: decided.notModelled,
      heldWithoutKey: held,
    });
  };

  const judgeOne = (source: Source, ask: Ask, resourceLayers: readonly Layer[]): Decision => {
    const call = callOf(source, ask);
    const decided = decide([...(source.key?.principal.layers ?? []), ...resourceLayers], call);
    const { decision, statement } = decided;
    const held = decision === 'allow' && statement ? heldWithoutKey(statement.statement, call) : [];
    record(source, ask, decided, held);
    return decided;
  };

  const deny = (
    { key }: Source,
    ask: Pick<Ask, 'action' | 'resource'>,
    decided: Decision,
  ): Verdict => ({
    allowed: false,
    ask: { action: ask.action, resource: ask.resource },
    sentence: denialSentence(key?.principal.arn ?? 'anonymous', ask, decided),
  });

  return {
    issueToFunction: (name, principal) => {
      const key = keys.issue(principal, Number.POSITIVE_INFINITY, clock.now());
      functions.set(key.accessKeyId, name);
      return key;
    },
    functionOf: (accessKeyId) => functions.get(accessKeyId),
    verify: (request, { service, payloadHash }) =>
      verify(request, {
        region,
        service,
        payloadHash,
        find,
        realNow: Date.now(),
        stackNow: clock.now(),
      }),
    judge: (source, asked, resourceLayers = []) => {
      if ('needsNoPermission' in asked) return { allowed: true };
      if ('notModelled' in asked) {
        const ask = { action: asked.action, resource: '*' };
        const decided = notModelledDecision(asked.notModelled);
        record(source, ask, decided, []);
        return deny(source, ask, decided);
      }
      const decided = asked.asks.map(
        (ask) => [ask, judgeOne(source, ask, resourceLayers)] as const,
      );
      const denied = decided.find(([, { decision }]) => decision !== 'allow');
      // Nothing asked is nothing allowed.
      if (denied === undefined && decided.length > 0) return { allowed: true };
      const [ask, decision] = denied ?? [
        { action: '*', resource: '*' },
        notModelledDecision('a request that asks for nothing'),
      ];
      return deny(source, ask, decision);
    },
  };
};
