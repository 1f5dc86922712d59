import { callsFunction } from '#shared/cognito/lambda-config.ts';
import type { PolicyDocument, Statement } from '#shared/iam/document.ts';
import type { Difference } from '../../common/json.ts';
import type { PermissionChange } from './changes.ts';
import { questionsOf } from './notes.ts';
import { type Observed, poolArnOf, poolIdOf } from './observed.ts';
import { allowsIn, readPolicy, statementId } from './permission.ts';
import { pathsOf } from './pool/differences.ts';
import { differencesBetween, lambdaConfigOf, type PoolState } from './pool/state.ts';
import type { Refusal } from './refusal.ts';
import { restoreOfOwned } from './rules/owner-refusals.ts';
import { poolRefusals } from './rules/pool-rules.ts';

/** The pool and the policies of the functions concerned, as they were before a run. */
export type Backup = {
  /** ISO 8601. */
  readonly at: string;
  readonly state: PoolState;
  readonly policies: { readonly [arn: string]: readonly Statement[] };
};

export type RestorePlan = {
  /** From the pool's value (`before`) to the backup's (`after`). */
  readonly differences: readonly Difference[];
  readonly permissions: readonly PermissionChange[];
  readonly notes: readonly string[];
  readonly questions: readonly string[];
};

export type RestorePlanning =
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'planned'; readonly plan: RestorePlan };

/** UpdateUserPool does not carry these; SetUserPoolMfaConfig and its like do, and this command never calls them. */
export const isElsewhere = ({ path }: Difference): boolean =>
  /^(MfaConfig|SessionConfiguration)(\.|$)/.test(path);

/** Functions that the backup's triggers call, that Cognito might call then and may not now. */
const missingPermissions = (
  { state, functions }: Observed,
  then: Backup,
): readonly PermissionChange[] => {
  const lets = (functionArn: string, policy: PolicyDocument) =>
    allowsIn(policy, { functionArn, poolArn: poolArnOf(state) }).length > 0;
  return Object.entries(then.policies)
    .filter(([arn]) => callsFunction(lambdaConfigOf(then.state), arn))
    .filter(([arn, Statement]) => lets(arn, { Version: '2012-10-17', Statement }))
    .filter(([arn]) => !lets(arn, readPolicy(functions.get(arn)?.policy)))
    .map(([arn]) => ({ function: arn, statementId: statementId(poolIdOf(state)) }));
};

const elsewhereNotes = (differences: readonly Difference[]): readonly string[] =>
  differences.length === 0
    ? []
    : [
        `${pathsOf(differences)} differ too. UpdateUserPool does not carry them, so they stay as they are.`,
      ];

/** From the observed pool to the one in the backup, or to every reason to write nothing. */
export const planRestore = (observed: Observed, then: Backup): RestorePlanning => {
  const all = differencesBetween(observed.state, then.state);
  const differences = all.filter((one) => !isElsewhere(one));
  const permissions = missingPermissions(observed, then);
  const writes = differences.length + permissions.length > 0;
  const refusals = [...restoreOfOwned(observed), ...poolRefusals(observed.state, {})];
  if (writes && refusals.length > 0) return { kind: 'refused', refusals };
  const plan: RestorePlan = {
    differences,
    permissions,
    notes: elsewhereNotes(all.filter(isElsewhere)),
    questions: writes ? questionsOf(observed) : [],
  };
  return { kind: 'planned', plan };
};
