import type { Setting } from '#shared/cognito/lambda-config.ts';
import type { Services } from '../aws/observe.ts';
import type { Options } from '../plan/operation.ts';
import { type AttachRecord, managedIn } from '../plan/record.ts';
import { RefusedError } from '../plan/refusal.ts';
import { type NamedTriggers, triggersIn } from '../plan/stack-output.ts';
import { type DesiredTriggers, entriesOf, type TriggerName } from '../plan/triggers.ts';

/** The version that the suite's template deploys with (parameter PreTokenVersion). */
const defaultVersion = 'V2_0';

const settingFor = (trigger: TriggerName, arn: string): Setting =>
  trigger === 'PreTokenGeneration' ? { function: arn, version: defaultVersion } : { function: arn };

const withVersion = (desired: DesiredTriggers, version: string | undefined): DesiredTriggers =>
  version === undefined || desired.PreTokenGeneration === undefined
    ? desired
    : { ...desired, PreTokenGeneration: { ...desired.PreTokenGeneration, version } };

const noFunctions = (why: string): RefusedError =>
  new RefusedError({
    code: 'no_functions',
    why,
    whatToDo: 'Name the functions with --stack-name, or with --function <Trigger>=<arn>.',
  });

const ofStack = async (
  { stacks, userPoolId }: Services,
  { stackName }: Options,
): Promise<NamedTriggers> =>
  stackName === undefined
    ? { desired: {}, notes: [] }
    : triggersIn(await stacks.read(stackName), userPoolId);

/** The functions that the options name: the stack's, and in place of those the ones from --function. */
export const resolveNamed = async (
  services: Services,
  options: Options,
): Promise<NamedTriggers> => {
  const { desired, notes } = await ofStack(services, options);
  const byName = entriesOf(options.function ?? {}).map(([trigger, arn]) => [
    trigger,
    settingFor(trigger, arn),
  ]);
  const all = { ...desired, ...Object.fromEntries(byName) };
  return { desired: withVersion(all, options.preTokenVersion), notes };
};

const chosen = (
  desired: DesiredTriggers,
  triggers: readonly TriggerName[] | undefined,
): DesiredTriggers => {
  const missing = triggers?.filter((trigger) => desired[trigger] === undefined) ?? [];
  if (missing.length > 0) throw noFunctions(`There is no function for ${missing.join(', ')}.`);
  return Object.fromEntries(
    entriesOf(desired).filter(([trigger]) => triggers === undefined || triggers.includes(trigger)),
  );
};

const namedOrManaged = async (
  services: Services,
  options: Options,
  record: AttachRecord | undefined,
): Promise<NamedTriggers> =>
  options.stackName !== undefined || options.function !== undefined
    ? resolveNamed(services, options)
    : { desired: withVersion(managedIn(record), options.preTokenVersion), notes: [] };

/**
 * The functions that each trigger is to call: those that the options name, else those on record, limited to --triggers.
 * Throws {@link RefusedError} where there are none.
 */
export const resolveDesired = async (
  services: Services,
  options: Options,
  record: AttachRecord | undefined,
): Promise<NamedTriggers> => {
  const { desired, notes } = await namedOrManaged(services, options, record);
  if (entriesOf(desired).length === 0) {
    throw noFunctions('No functions were named, and none are on record.');
  }
  if (options.preTokenVersion !== undefined && desired.PreTokenGeneration === undefined) {
    throw noFunctions('--pre-token-version is given, and no function for PreTokenGeneration.');
  }
  return { desired: chosen(desired, options.triggers), notes };
};
