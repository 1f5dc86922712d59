import { sameSetting, settingOf, sliceOf, withSlice } from '#shared/cognito/lambda-config.ts';
import { type JsonObject, same } from '../../../common/json.ts';
import { changeOf, type PermissionChange, type TriggerChange } from '../changes.ts';
import { type Need, needsOf } from '../needs.ts';
import { questionsOf } from '../notes.ts';
import type { Observed } from '../observed.ts';
import { lambdaConfigOf } from '../pool/state.ts';
import { reconcile } from '../reconcile.ts';
import type { AttachRecord } from '../record.ts';
import type { Refusal } from '../refusal.ts';
import { detachFromOwned } from '../rules/owner-refusals.ts';
import { poolRefusals } from '../rules/pool-rules.ts';
import { type DesiredTriggers, entriesOf, type TriggerName, triggerNames } from '../triggers.ts';
import { assumedRecord } from './assumed-record.ts';
import { repointedNotes, uncallableNotes, unrecordedNotes } from './detach-notes.ts';

export type DetachRequest = {
  /** Functions that were named, for a pool without a record. */
  readonly named: DesiredTriggers;
  /** The triggers to detach. */
  readonly chosen: readonly TriggerName[];
};

export type DetachPlan = {
  readonly changes: readonly TriggerChange[];
  /** Statements to remove once the pool no longer calls the functions. */
  readonly permissions: readonly PermissionChange[];
  readonly lambdaConfig: JsonObject;
  /** The record that the run starts from: the one on disk, with what the named functions add to it. */
  readonly record: AttachRecord;
  readonly needs: readonly Need[];
  readonly notes: readonly string[];
  /** What the operator must agree to before anything is written. */
  readonly questions: readonly string[];
};

export type DetachPlanning =
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'planned'; readonly plan: DetachPlan };

/** LambdaConfig without the chosen triggers that attach still manages, each back to what was before it. */
const putBack = (
  config: JsonObject,
  { triggers }: AttachRecord,
  chosen: readonly TriggerName[],
): JsonObject =>
  entriesOf(triggers)
    .filter(([trigger]) => chosen.includes(trigger))
    .filter(([trigger, { managed }]) => sameSetting(settingOf(config, trigger), managed))
    .reduce((so, [trigger, { before }]) => withSlice(so, trigger, before), config);

const changesBetween = (
  config: JsonObject,
  target: JsonObject,
  chosen: readonly TriggerName[],
): readonly TriggerChange[] =>
  triggerNames
    .filter((trigger) => chosen.includes(trigger))
    .filter((trigger) => !same(sliceOf(config, trigger), sliceOf(target, trigger)))
    .map((trigger) => changeOf(trigger, config, target));

/** A trigger whose function is gone fails every sign-in, so none is put back. */
const goneRefusals = (
  { functions }: Observed,
  changes: readonly TriggerChange[],
): readonly Refusal[] =>
  changes
    .filter(({ to }) => to !== undefined && functions.get(to.function)?.state === 'missing')
    .map(({ trigger, to }) => ({
      code: 'function_missing',
      why: `${trigger} called ${to?.function} before the attach, and that function does not exist any more.`,
      whatToDo: `Deploy it again, attach another function there, or leave ${trigger} out with --triggers.`,
    }));

/** What a detach would write: only triggers that attach manages, each back to what was there before. */
export const planDetach = (
  observed: Observed,
  known: AttachRecord | undefined,
  { named, chosen }: DetachRequest,
): DetachPlanning => {
  const { state } = observed;
  const config = lambdaConfigOf(state);
  const record = assumedRecord(observed, known, named);
  const lambdaConfig = putBack(config, record, chosen);
  const changes = changesBetween(config, lambdaConfig, chosen);
  const { remove } = reconcile(record, lambdaConfig);
  const refusals = [
    ...detachFromOwned(observed),
    ...poolRefusals(state, {}),
    ...goneRefusals(observed, changes),
  ];
  if (changes.length > 0 && refusals.length > 0) return { kind: 'refused', refusals };
  const plan: DetachPlan = {
    changes,
    permissions: remove,
    lambdaConfig,
    record,
    needs: needsOf(state.pool, [...new Set(remove.map((one) => one.function))]),
    questions: changes.length > 0 ? questionsOf(observed) : [],
    notes: [
      ...repointedNotes(record, config, chosen),
      ...uncallableNotes(observed, changes),
      ...unrecordedNotes(known),
    ],
  };
  return { kind: 'planned', plan };
};
