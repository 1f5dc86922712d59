import { decide } from '#shared/iam/decide/decide.ts';
import type { Decision } from '#shared/iam/decide/decision.ts';
import type { Layer } from '#shared/iam/decide/layer.ts';
import type { Ask, Asked } from './ask.ts';
import { callOf, type Scene } from './call-of.ts';
import { heldWithoutKey } from './held-without-key.ts';
import { denialSentence } from './sentence.ts';
import { nameOf, type Source, type Subject, type Verdict } from './source.ts';

/** A decision, and the conditions of its Allow that held only because the call has no such key. */
export type Judged = {
  readonly subject: Subject;
  readonly decided: Decision;
  readonly held: readonly string[];
};

/** A request that is not modelled: denied, and nothing is said of any policy. */
const notModelled = (subject: Subject, reason: string): Judged => ({
  subject,
  decided: { decision: 'implicit-deny', notModelled: [reason], unresolvedVariables: [] },
  held: [],
});

const judgeOne = (
  source: Source,
  ask: Ask,
  resourceLayers: readonly Layer[],
  scene: Scene,
): Judged => {
  const call = callOf(source, ask, scene);
  const decided = decide([...(source.key?.principal.layers ?? []), ...resourceLayers], call);
  const { decision, statement } = decided;
  const held = decision === 'allow' && statement ? heldWithoutKey(statement.statement, call) : [];
  return { subject: { action: ask.action, resource: ask.resource }, decided, held };
};

/** Every decision that a request needs, in the order of what it asks for. */
export const judgeAll = (
  source: Source,
  asked: Exclude<Asked, { readonly needsNoPermission: true }>,
  resourceLayers: readonly Layer[],
  scene: Scene,
): readonly Judged[] =>
  'notModelled' in asked
    ? [notModelled({ action: asked.action, resource: '*' }, asked.notModelled)]
    : asked.asks.map((ask) => judgeOne(source, ask, resourceLayers, scene));

const nothingAsked = notModelled({ action: '*', resource: '*' }, 'a request that asks for nothing');

/** The first denial decides. Nothing asked is nothing allowed. */
export const verdictOf = (source: Source, all: readonly Judged[]): Verdict => {
  const denied =
    all.length === 0 ? nothingAsked : all.find(({ decided }) => decided.decision !== 'allow');
  if (denied === undefined) return { allowed: true };
  const { subject, decided } = denied;
  return {
    allowed: false,
    ask: subject,
    sentence: denialSentence(nameOf(source), subject, decided),
  };
};
