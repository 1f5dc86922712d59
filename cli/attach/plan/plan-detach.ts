import { type JsonObject, same, textAt } from '../../common/json.ts';
import { type Need, needsOf } from './needs.ts';
import { questionsOf } from './notes.ts';
import { allows, statementId } from './permission.ts';
import type { Facts, PermissionChange, TriggerChange } from './plan-attach.ts';
import { lambdaConfigOf } from './pool/state.ts';
import { reconcile } from './reconcile.ts';
import { type AttachRecord, emptyRecord } from './record.ts';
import type { Refusal } from './refusal.ts';
import { ownerOf } from './rules/owner.ts';
import { poolRefusals } from './rules/pool-rules.ts';
import {
  entriesOf,
  pieceOf,
  sameSetting,
  settingOf,
  type TriggerName,
  type Wish,
  withPiece,
} from './triggers.ts';

export type DetachPlan = {
  readonly changes: readonly TriggerChange[];
  /** Statements to remove once the pool no longer calls the functions. */
  readonly permissions: readonly PermissionChange[];
  readonly lambdaConfig: JsonObject;
  /** The record that the run starts from: an earlier run's, or what the wish lets us conclude. */
  readonly record: AttachRecord;
  readonly needs: readonly Need[];
  readonly notes: readonly string[];
  /** What somebody must agree to before it is written. */
  readonly questions: readonly string[];
};

export type DetachResult =
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'planned'; readonly plan: DetachPlan };

/** Where no record speaks, ours is what calls the functions that were named, and nothing is known of what was there before. */
const assumedRecord = ({ state }: Facts, wish: Wish): AttachRecord => {
  const id = textAt(state.pool, 'Id') ?? '';
  const config = lambdaConfigOf(state);
  const set = entriesOf(wish).filter(
    ([trigger, setting]) => settingOf(config, trigger)?.function === setting.function,
  );
  return {
    ...emptyRecord(id),
    triggers: Object.fromEntries(
      set.map(([trigger, setting]) => [
        trigger,
        { ours: settingOf(config, trigger) ?? setting, before: {} },
      ]),
    ),
  };
};

/** The statements under our id on the functions that were read: ours whether or not a record says so. */
const ownStatements = ({ state, functions }: Facts): readonly PermissionChange[] => {
  const sid = statementId(textAt(state.pool, 'Id') ?? '');
  return [...functions]
    .filter(([, { policy }]) => policy.some(({ Sid }) => Sid === sid))
    .map(([arn]) => ({ function: arn, statementId: sid }));
};

const leftNotes = (record: AttachRecord, config: JsonObject, chosen: readonly TriggerName[]) =>
  entriesOf(record.triggers)
    .filter(([trigger, { ours }]) => {
      const current = settingOf(config, trigger);
      return chosen.includes(trigger) && current !== undefined && !sameSetting(current, ours);
    })
    .map(([trigger]) => `${trigger} calls something else by now; it is left as it is.`);

const ownerRefusals = ({ state, stack }: Facts): readonly Refusal[] => {
  const owner = ownerOf(state.pool, stack);
  if (owner === undefined) return [];
  return [
    {
      code: owner.kind,
      why: `The pool belongs to a template: ${owner.evidence} says so. What is detached here would come back at its next deployment.`,
      whatToDo: 'Take the triggers and the permissions out of that template; nothing was written.',
    },
  ];
};

/** What a detach would write: only triggers that are ours, each back to what was there before. */
export const planDetach = (
  facts: Facts,
  known: AttachRecord | undefined,
  wish: Wish,
  chosen: readonly TriggerName[],
): DetachResult => {
  const config = lambdaConfigOf(facts.state);
  const assumed = assumedRecord(facts, wish);
  const base = { ...assumed, ...known, triggers: { ...assumed.triggers, ...known?.triggers } };
  const ours = entriesOf(base.triggers).filter(
    ([trigger, attached]) =>
      chosen.includes(trigger) && sameSetting(settingOf(config, trigger), attached.ours),
  );
  const lambdaConfig = ours.reduce(
    (so, [trigger, { before }]) => withPiece(so, trigger, before),
    config,
  );
  const record = { ...base, permissions: mergePermissions(base.permissions, ownStatements(facts)) };
  const changes = ours
    .filter(([trigger]) => !same(pieceOf(config, trigger), pieceOf(lambdaConfig, trigger)))
    .map(([trigger]) => changeOf(trigger, config, lambdaConfig));
  const { remove } = reconcile(record, lambdaConfig);
  const refusals =
    changes.length > 0
      ? [...ownerRefusals(facts), ...poolRefusals(facts.state, {}), ...goneRefusals(facts, changes)]
      : [];
  if (refusals.length > 0) return { kind: 'refused', refusals };
  return {
    kind: 'planned',
    plan: {
      changes,
      permissions: remove,
      lambdaConfig,
      record,
      needs: needsOf(facts.state.pool, [...new Set(remove.map((one) => one.function))]),
      questions: changes.length > 0 ? questionsOf(facts) : [],
      notes: [
        ...leftNotes(base, config, chosen),
        ...uncallableNotes(facts, changes),
        ...(known === undefined
          ? [
              'There is no record of an attach here: what was set before is not known and is not put back.',
            ]
          : []),
      ],
    },
  };
};

/** A trigger whose function is gone fails every sign-in, so none is put back. */
const goneRefusals = (
  { functions }: Facts,
  changes: readonly TriggerChange[],
): readonly Refusal[] =>
  changes
    .filter(({ to }) => to !== undefined && functions.get(to.function)?.state === 'missing')
    .map(({ trigger, to }) => ({
      code: 'function_missing',
      why: `${trigger} called ${to?.function} before, and there is no such function any more.`,
      whatToDo: `Deploy it again; or attach something else there; or leave ${trigger} out, with --triggers.`,
    }));

const uncallableNotes = (
  { state, functions }: Facts,
  changes: readonly TriggerChange[],
): readonly string[] => {
  const poolArn = textAt(state.pool, 'Arn') ?? '';
  return changes.flatMap(({ trigger, to }) => {
    const found = to === undefined ? undefined : functions.get(to.function);
    return found === undefined || found.policy.some((one) => allows(one, poolArn))
      ? []
      : [`${trigger} goes back to ${to?.function}, whose policy does not let this pool call it.`];
  });
};

const mergePermissions = (
  recorded: readonly PermissionChange[],
  found: readonly PermissionChange[],
): readonly PermissionChange[] => {
  const known = new Set(recorded.map((one) => one.function));
  return [...recorded, ...found.filter((one) => !known.has(one.function))];
};

const changeOf = (trigger: TriggerName, from: JsonObject, to: JsonObject): TriggerChange => {
  const before = settingOf(from, trigger);
  const after = settingOf(to, trigger);
  return {
    trigger,
    ...(before === undefined ? {} : { from: before }),
    ...(after === undefined ? {} : { to: after }),
  };
};
