import type { Call } from '../call.ts';
import { segmentsOf } from '../match/arn.ts';
import { reachesByAccount } from '../match/principal.ts';
import type { Decision } from './decision.ts';
import { type Layer, type LayerMatch, matchLayer } from './layer.ts';

type Matched = { readonly layer: Layer; readonly matches: readonly LayerMatch[] };

type Found = { readonly layer: Layer; readonly match: LayerMatch };

const found = ({ layer, matches }: Matched, keep: (match: LayerMatch) => boolean) =>
  matches.filter(keep).map((match): Found => ({ layer, match }));

const allows = ({ statement, outcome }: LayerMatch): boolean =>
  statement.Effect === 'Allow' && outcome.verdict === 'yes';

/** A Deny that may apply denies. */
const denies = ({ statement, outcome }: LayerMatch): boolean =>
  statement.Effect === 'Deny' && outcome.verdict !== 'no';

/** The Deny that applies for certain comes first: it is the better explanation. */
const findDeny = (matched: readonly Matched[]): Found | undefined => {
  const all = matched.flatMap((one) => found(one, denies));
  return all.find(({ match }) => match.outcome.verdict === 'yes') ?? all[0];
};

const isRequired = ({ layer }: Matched): boolean =>
  layer.kind !== 'identity' && layer.kind !== 'resource';

const accountOfResource = ({ resource, resourceAccount }: Call): string | undefined =>
  resourceAccount ?? (segmentsOf(resource)[4] || undefined);

const isOfOneAccount = (call: Call): boolean =>
  call.principal.kind !== 'aws' ||
  (accountOfResource(call) ?? call.principal.account) === call.principal.account;

/** The layers that may grant, and what they found for the call. */
const grantsIn = (matched: readonly Matched[], call: Call) => {
  const of = (...kinds: readonly Layer['kind'][]): readonly Found[] =>
    matched.filter(({ layer }) => kinds.includes(layer.kind)).flatMap((one) => found(one, allows));
  const byResource = of('resource', 'trust');
  return {
    byIdentity: call.principal.kind === 'aws' ? of('identity')[0] : undefined,
    byResource: byResource[0],
    byName: byResource.find(({ match }) => !reachesByAccount(match.statement, call.principal)),
  };
};

const findGrant = (matched: readonly Matched[], call: Call): Found | undefined => {
  const { byIdentity, byResource, byName } = grantsIn(matched, call);
  if (isOfOneAccount(call)) return byName ?? byIdentity;
  return byIdentity === undefined ? undefined : byResource;
};

/** The layer to name where nothing grants: the first without an Allow of its own. */
const findSilent = (matched: readonly Matched[]): Layer | undefined =>
  (matched.find(({ matches }) => !matches.some(allows)) ?? matched[0])?.layer;

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** A variable in a statement on another action explains nothing. */
const isAboutCall = ({ principal, action }: LayerMatch): boolean =>
  principal.verdict !== 'no' && action.verdict !== 'no';

const notesOf = (matched: readonly Matched[]) => {
  const outcomes = matched
    .flatMap(({ matches }) => matches)
    .filter(isAboutCall)
    .map(({ outcome }) => outcome);
  return {
    notModelled: unique(outcomes.flatMap(({ notModelled }) => notModelled)),
    unresolvedVariables: unique(outcomes.flatMap(({ unresolved }) => unresolved)),
  };
};

const named = ({ kind, name }: Layer) => ({ layer: { kind, name } });

const withStatement = ({ layer, match }: Found) => ({ ...named(layer), statement: match.ref });

const judge = (matched: readonly Matched[], call: Call) => {
  const deny = findDeny(matched);
  if (deny !== undefined) return { decision: 'explicit-deny', ...withStatement(deny) } as const;
  const failed = matched.find((one) => isRequired(one) && !one.matches.some(allows));
  if (failed !== undefined) return { decision: 'implicit-deny', ...named(failed.layer) } as const;
  const grant = findGrant(matched, call);
  if (grant !== undefined) return { decision: 'allow', ...withStatement(grant) } as const;
  const silent = findSilent(matched);
  return { decision: 'implicit-deny', ...(silent === undefined ? {} : named(silent)) } as const;
};

/**
 * Whether AWS would let the call through, and which statement of which layer decided. The steps:
 *
 * 1. A Deny in any layer denies.
 * 2. Every `boundary`, `session`, `service-control` and `trust` layer must have an Allow.
 * 3. In one account, an Allow of an `identity` layer grants, or one of a `resource` or `trust` layer that names the
 *    caller (or `*`). One that names only the caller's account delegates to its identity policies and grants nothing by
 *    itself.
 * 4. Between two accounts, both an `identity` and a `resource` or `trust` layer must allow. A service, a federated or an
 *    anonymous caller has no identity policies: the resource's policy grants.
 *
 * AWS exempts a user or a session that a resource policy names by its own ARN from the implicit deny of boundaries and
 * session policies. That exemption is not modelled: such a call is denied here.
 *
 * @see IAM User Guide, reference_policies_evaluation-logic
 */
export const decide = (layers: readonly Layer[], call: Call): Decision => {
  const matched = layers.map((layer) => ({ layer, matches: matchLayer(layer, call) }));
  return { ...judge(matched, call), ...notesOf(matched) };
};
