import { sameSetting, settingOf, withSetting } from '#shared/cognito/lambda-config.ts';
import { type JsonObject, without } from '../../common/json.ts';
import { functionsOf, type PermissionChange, type TriggerChange } from './changes.ts';
import { type Need, needsOf } from './needs.ts';
import { notesOf, questionsOf } from './notes.ts';
import { type Observed, poolArnOf, poolIdOf } from './observed.ts';
import { scopedIn, statementId } from './permission.ts';
import { lambdaConfigOf } from './pool/state.ts';
import { updateRequest } from './pool/update-request.ts';
import type { Refusal } from './refusal.ts';
import { functionRefusals } from './rules/function-rules.ts';
import { mailByLink } from './rules/mail-by-link.ts';
import { attachToOwned } from './rules/owner-refusals.ts';
import { poolRefusals } from './rules/pool-rules.ts';
import { userRefusals } from './rules/user-refusals.ts';
import { type DesiredTriggers, entriesOf, type TriggerName } from './triggers.ts';
import { changeOfPlan, unreadNotes, userFactsOf } from './users/facts-of-plan.ts';
import type { UserChange } from './users/user-change.ts';
import { userChanges } from './users/user-changes.ts';

export type AttachRequest = {
  readonly desired: DesiredTriggers;
  /** Triggers where another function may be replaced. */
  readonly replace: readonly TriggerName[];
  /** What attach manages already: replacing that needs no --replace. */
  readonly managed: DesiredTriggers;
};

export type AttachPlan = {
  readonly changes: readonly TriggerChange[];
  /** Statements to add to functions' policies, before the pool is changed. */
  readonly permissions: readonly PermissionChange[];
  /** LambdaConfig after the change. */
  readonly lambdaConfig: JsonObject;
  /** Names of the settings that are sent back unchanged. */
  readonly unchanged: readonly string[];
  readonly needs: readonly Need[];
  /** What changes for users; missing where nothing is known to change. */
  readonly users?: readonly UserChange[];
  readonly notes: readonly string[];
  /** What the operator must agree to before anything is written. */
  readonly questions: readonly string[];
};

export type AttachPlanning =
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'planned'; readonly plan: AttachPlan };

const changesOf = (config: JsonObject, desired: DesiredTriggers): readonly TriggerChange[] =>
  entriesOf(desired)
    .map(([trigger, to]) => ({ trigger, from: settingOf(config, trigger), to }))
    .filter(({ from, to }) => !sameSetting(from, to))
    .map(({ from, ...rest }) => (from === undefined ? rest : { ...rest, from }));

const permissionsOf = (
  { state, functions }: Observed,
  desired: DesiredTriggers,
): readonly PermissionChange[] =>
  functionsOf(desired)
    .filter((functionArn) => {
      const trigger = { functionArn, poolArn: poolArnOf(state) };
      return scopedIn(functions.get(functionArn)?.policy, trigger).length === 0;
    })
    .map((arn) => ({ function: arn, statementId: statementId(poolIdOf(state)) }));

const takenRefusals = (
  changes: readonly TriggerChange[],
  { managed, replace }: AttachRequest,
): readonly Refusal[] =>
  changes
    .filter(({ from, to }) => from !== undefined && from.function !== to?.function)
    .filter(({ trigger, from }) => managed[trigger]?.function !== from?.function)
    .filter(({ trigger }) => !replace.includes(trigger))
    .map(({ trigger, from }) => ({
      code: 'trigger_taken',
      why: `${trigger} already calls ${from?.function}.`,
      whatToDo: `If that function may be replaced, add --replace ${trigger}; detach puts it back.`,
    }));

const setAll = (config: JsonObject, changes: readonly TriggerChange[]): JsonObject =>
  changes.reduce(
    (so, { trigger, to }) => (to === undefined ? so : withSetting(so, trigger, to)),
    config,
  );

const unchangedIn = (request: JsonObject): readonly string[] =>
  Object.keys(without(request, ['UserPoolId', 'LambdaConfig'])).sort();

/** From the observed and the desired state to what would be written, or to every reason to write nothing. */
export const planAttach = (observed: Observed, request: AttachRequest): AttachPlanning => {
  const { state } = observed;
  const { desired } = request;
  const changes = changesOf(lambdaConfigOf(state), desired);
  const permissions = permissionsOf(observed, desired);
  const userFacts = userFactsOf(observed, changes);
  const change = changeOfPlan(changes);
  const users = userChanges(userFacts, change);
  const writes = changes.length + permissions.length > 0;
  const refusals = [
    ...attachToOwned(observed, desired),
    ...poolRefusals(state, desired),
    ...functionRefusals(observed, desired),
    ...takenRefusals(changes, request),
    ...userRefusals(userFacts, change),
    ...mailByLink(
      userFacts.pool,
      observed.functions.get(desired.CustomMessage?.function ?? '')?.settings,
    ),
  ];
  if (writes && refusals.length > 0) return { kind: 'refused', refusals };
  const lambdaConfig = setAll(lambdaConfigOf(state), changes);
  const plan: AttachPlan = {
    changes,
    permissions,
    lambdaConfig,
    unchanged: unchangedIn(updateRequest(state.pool, lambdaConfig)),
    needs: needsOf(state.pool, functionsOf(desired)),
    ...(users.length === 0 ? {} : { users }),
    notes: [...notesOf(observed, lambdaConfig), ...unreadNotes(observed, changes)],
    questions: writes ? questionsOf(observed) : [],
  };
  return { kind: 'planned', plan };
};
