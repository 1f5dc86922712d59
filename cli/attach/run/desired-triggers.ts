import type { Named, StackApi } from '../aws/stack-api.ts';
import type { Options } from '../options.ts';
import { oursOf } from '../plan/reconcile.ts';
import type { AttachRecord } from '../plan/record.ts';
import { RefusedError } from '../plan/refusal.ts';
import { entriesOf, type Setting, type TriggerName, type Wish } from '../plan/triggers.ts';

/** The version our own template deploys with (parameter PreTokenVersion). */
const defaultVersion = 'V2_0';

const settingFor = (trigger: TriggerName, arn: string): Setting =>
  trigger === 'PreTokenGeneration' ? { function: arn, version: defaultVersion } : { function: arn };

const withVersion = (wish: Wish, version: string | undefined): Wish =>
  version === undefined || wish.PreTokenGeneration === undefined
    ? wish
    : { ...wish, PreTokenGeneration: { ...wish.PreTokenGeneration, version } };

const none = (why: string): RefusedError =>
  new RefusedError({
    code: 'no_functions',
    why,
    whatToDo: 'Say where the functions are, with --stack-name or with --function <Trigger>=<arn>.',
  });

const named = async (stacks: StackApi, options: Options): Promise<Named> => {
  const { wish, notes } =
    options.stackName === undefined
      ? { wish: {}, notes: [] }
      : await stacks.wishOf(options.stackName, options.userPoolId);
  const byName = entriesOf(options.function ?? {}).map(([trigger, arn]) => [
    trigger,
    settingFor(trigger, arn),
  ]);
  const all = { ...wish, ...Object.fromEntries(byName) };
  return { wish: withVersion(all, options.preTokenVersion), notes };
};

const chosen = (wish: Wish, triggers: readonly TriggerName[] | undefined): Wish => {
  const missing = triggers?.filter((trigger) => wish[trigger] === undefined) ?? [];
  if (missing.length > 0) throw none(`There is no function for ${missing.join(', ')}.`);
  return Object.fromEntries(
    entriesOf(wish).filter(([trigger]) => triggers === undefined || triggers.includes(trigger)),
  );
};

/**
 * What is asked for: the functions that were named, by the stack or one by one, limited to --triggers. Without names it
 * is what the record says is ours; without either, a refusal.
 */
export const readWish = async (
  stacks: StackApi,
  options: Options,
  record: AttachRecord | undefined,
): Promise<Named> => {
  const isNamed = options.stackName !== undefined || options.function !== undefined;
  const { wish, notes } = isNamed
    ? await named(stacks, options)
    : { wish: withVersion(oursOf(record), options.preTokenVersion), notes: [] };
  if (entriesOf(wish).length === 0) throw none('No functions were named, and none are on record.');
  if (options.preTokenVersion !== undefined && wish.PreTokenGeneration === undefined) {
    throw none('--pre-token-version is given, and no function for PreTokenGeneration.');
  }
  return { wish: chosen(wish, options.triggers), notes };
};

/** The same for a detach, which needs no names: without any, the record alone decides. */
export const readNamed = async (stacks: StackApi, options: Options): Promise<Wish> =>
  (await named(stacks, options)).wish;
