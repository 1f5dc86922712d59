import { type JsonObject, textAt, without } from '../../common/json.ts';
import { type Need, needsOf } from './needs.ts';
import { notesOf, questionsOf } from './notes.ts';
import { isScoped, statementId } from './permission.ts';
import { lambdaConfigOf, type PoolState } from './pool/state.ts';
import { updateRequest } from './pool/update-request.ts';
import type { Refusal } from './refusal.ts';
import { type FunctionFacts, functionRefusals } from './rules/function-rules.ts';
import { ownerOf, type StackAnswer } from './rules/owner.ts';
import { poolRefusals } from './rules/pool-rules.ts';
import { snippetsOf } from './snippets.ts';
import {
  entriesOf,
  type Setting,
  sameSetting,
  settingOf,
  type TriggerName,
  type Wish,
  withSetting,
} from './triggers.ts';

/** What is known of the world, all of it read and none of it written. */
export type Facts = {
  readonly state: PoolState;
  readonly stack: StackAnswer;
  /** By ARN, as the wish names them. */
  readonly functions: ReadonlyMap<string, FunctionFacts>;
};

export type Asked = {
  readonly wish: Wish;
  /** Triggers where another function may be replaced. */
  readonly replace: readonly TriggerName[];
  /** What an earlier run set, by trigger: replacing that is no question. */
  readonly ours: { readonly [name in TriggerName]?: Setting };
};

export type TriggerChange = {
  readonly trigger: TriggerName;
  readonly from?: Setting;
  readonly to?: Setting;
};

export type PermissionChange = { readonly function: string; readonly statementId: string };

export type Plan = {
  readonly changes: readonly TriggerChange[];
  /** Statements to add to functions' policies, before the pool is touched. */
  readonly permissions: readonly PermissionChange[];
  /** LambdaConfig as it shall be. */
  readonly lambdaConfig: JsonObject;
  /** Settings that go back exactly as they are. */
  readonly unchanged: readonly string[];
  readonly needs: readonly Need[];
  readonly notes: readonly string[];
  /** What somebody must agree to before it is written. */
  readonly questions: readonly string[];
};

export type PlanResult =
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'planned'; readonly plan: Plan };

const changesOf = (config: JsonObject, wish: Wish): readonly TriggerChange[] =>
  entriesOf(wish)
    .map(([trigger, to]) => ({ trigger, from: settingOf(config, trigger), to }))
    .filter(({ from, to }) => !sameSetting(from, to))
    .map(({ from, ...rest }) => (from === undefined ? rest : { ...rest, from }));

const permissionsOf = ({ state, functions }: Facts, wish: Wish): readonly PermissionChange[] => {
  const poolArn = textAt(state.pool, 'Arn') ?? '';
  const wanted = new Set(entriesOf(wish).map(([, setting]) => setting.function));
  return [...wanted]
    .filter((arn) => !functions.get(arn)?.policy.some((one) => isScoped(one, poolArn)))
    .map((arn) => ({ function: arn, statementId: statementId(textAt(state.pool, 'Id') ?? '') }));
};

const takenRefusals = (changes: readonly TriggerChange[], asked: Asked): readonly Refusal[] =>
  changes
    .filter(({ from, to }) => from !== undefined && from.function !== to?.function)
    .filter(({ trigger, from }) => asked.ours[trigger]?.function !== from?.function)
    .filter(({ trigger }) => !asked.replace.includes(trigger))
    .map(({ trigger, from }) => ({
      code: 'trigger_taken',
      why: `${trigger} calls ${from?.function} already.`,
      whatToDo: `Decide whether that function may go. If it may, add --replace ${trigger}; a detach puts it back.`,
    }));

const ownerRefusals = ({ state, stack }: Facts, wish: Wish): readonly Refusal[] => {
  const owner = ownerOf(state.pool, stack);
  if (owner === undefined) return [];
  return [
    {
      code: owner.kind,
      why: `The pool belongs to a template: ${owner.evidence} says so. Its next deployment would undo what is attached here.`,
      whatToDo: 'Give the snippet to whoever owns the template; nothing was written.',
      snippets: snippetsOf(wish, state.pool),
    },
  ];
};

/** From what is, and what is asked, to what would be written: or to every reason why nothing is. */
export const planAttach = (facts: Facts, asked: Asked): PlanResult => {
  const config = lambdaConfigOf(facts.state);
  const changes = changesOf(config, asked.wish);
  const permissions = permissionsOf(facts, asked.wish);
  const lambdaConfig = changes.reduce(
    (so, { trigger, to }) => (to === undefined ? so : withSetting(so, trigger, to)),
    config,
  );
  const writes = changes.length > 0 || permissions.length > 0;
  const refusals = writes
    ? [
        ...ownerRefusals(facts, asked.wish),
        ...poolRefusals(facts.state, asked.wish),
        ...functionRefusals(facts, asked.wish),
        ...takenRefusals(changes, asked),
      ]
    : [];
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const request = updateRequest(facts.state.pool, lambdaConfig);
  const wanted = [...new Set(entriesOf(asked.wish).map(([, setting]) => setting.function))];
  return {
    kind: 'planned',
    plan: {
      changes,
      permissions,
      lambdaConfig,
      unchanged: Object.keys(without(request, ['UserPoolId', 'LambdaConfig'])).sort(),
      needs: needsOf(facts.state.pool, wanted),
      notes: notesOf(facts, lambdaConfig),
      questions: writes ? questionsOf(facts) : [],
    },
  };
};
