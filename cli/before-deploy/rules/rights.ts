import { quoted } from '../../doctor/fix.ts';
import type { AccountRule, Right } from '../facts.ts';
import { guide } from '../guide.ts';

const actionsOf = (rights: readonly Right[]): readonly string[] =>
  rights.map(({ action }) => action);

/**
 * A denial by a statement holds for every resource. One for want of a permission may be a policy for resources by name,
 * and one under a condition may depend on the real call: both are a warning.
 */
export const rightsRule: AccountRule = ({ rights: facts }) => {
  if (facts === undefined) return [];
  const refused = facts.rights.filter(({ decision }) => decision !== 'allowed');
  const [surely = [], perhaps = []] = [
    refused.filter((right) => right.decision === 'explicitDeny' && !right.conditional),
    refused.filter((right) => right.decision !== 'explicitDeny' || right.conditional),
  ].map(actionsOf);
  const simulate = (actions: readonly string[]): string =>
    `aws iam simulate-principal-policy --policy-source-arn ${quoted(facts.principal)} --action-names ${actions.join(' ')}`;
  const common = { subject: facts.principal, guide: guide.simulation } as const;
  return [
    ...(surely.length === 0
      ? []
      : [
          {
            ...common,
            id: 'rights-denied',
            severity: 'error' as const,
            reason: `A policy denies the deployer ${surely.join(', ')}.`,
            fix: simulate(surely),
          },
        ]),
    ...(perhaps.length === 0
      ? []
      : [
          {
            ...common,
            id: 'rights-missing',
            severity: 'warning' as const,
            reason: `No policy allows the deployer on every resource: ${perhaps.join(', ')}. Policies for resources by name or under conditions may do so all the same, and a service role of CloudFormation needs them in the deployer’s place.`,
            fix: simulate(perhaps),
          },
        ]),
  ];
};
