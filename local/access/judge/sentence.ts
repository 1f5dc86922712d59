import type { Decision } from '#shared/iam/decide/decision.ts';
import type { LayerKind } from '#shared/iam/decide/layer.ts';
import type { Ask } from './ask.ts';

const policyNames: Readonly<Record<LayerKind, string>> = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  trust: 'role trust policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  'service-control': 'service control policy',
};

const article = (name: string): string => (/^[aeiou]/.test(name) ? 'an' : 'a');

const reasonOf = ({ decision, layer }: Decision, action: string): string => {
  const name = policyNames[layer?.kind ?? 'identity'];
  return decision === 'explicit-deny'
    ? `with an explicit deny in ${article(name)} ${name}`
    : `because no ${name} allows the ${action} action`;
};

const noteOf = (notModelled: readonly string[]): string =>
  notModelled.length === 0 ? '' : ` (not modelled locally: ${notModelled.join('; ')})`;

/**
 * AWS's sentence for a denied call (IAM User Guide, troubleshoot_access-denied). What the stack does not model is added
 * in parentheses, since AWS might allow the call.
 */
export const denialSentence = (
  principal: string,
  { action, resource }: Pick<Ask, 'action' | 'resource'>,
  decision: Decision,
): string =>
  `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} ` +
  `${reasonOf(decision, action)}${noteOf(decision.notModelled)}`;
