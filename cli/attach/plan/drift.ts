import { type Setting, sameSetting, settingOf } from '#shared/cognito/lambda-config.ts';
import type { Trigger } from '#shared/iam/invoke/invoke-call.ts';
import { notesOf } from './notes.ts';
import { type Observed, type ObservedFunction, poolArnOf } from './observed.ts';
import { scopedIn, whyNot } from './permission.ts';
import { lambdaConfigOf } from './pool/state.ts';
import type { AttachRecord } from './record.ts';
import { poolRefusals } from './rules/pool-rules.ts';
import { type DesiredTriggers, entriesOf, type TriggerName } from './triggers.ts';

/** One thing that is not as it was attached. */
export type Drift = {
  readonly what: 'trigger' | 'permission' | 'function' | 'pool' | 'unfinished';
  readonly trigger?: TriggerName;
  readonly message: string;
};

const targetText = ({ function: arn, version }: Setting): string =>
  version === undefined ? arn : `${arn} (${version})`;

const settingDrift = (
  trigger: TriggerName,
  current: Setting | undefined,
  wanted: Setting,
): readonly Drift[] => {
  if (sameSetting(current, wanted)) return [];
  const now = current === undefined ? 'is not set' : `calls ${targetText(current)}`;
  const message = `${trigger} ${now}. It was attached to ${targetText(wanted)}.`;
  return [{ what: 'trigger', trigger, message }];
};

const functionDrift = (
  trigger: TriggerName,
  found: ObservedFunction | undefined,
): readonly Drift[] => {
  const state = found?.state ?? 'missing';
  if (state === 'Active') return [];
  return [{ what: 'function', trigger, message: `The function of ${trigger} is ${state}.` }];
};

/** The pool's calls depend on a statement for more pools than this, which its owner may remove. */
const borrowed = (name: TriggerName): string =>
  `No statement of the function's policy is for ${name} of exactly this pool; a wider one lets the pool call it.`;

const permissionDrift = (
  trigger: TriggerName,
  policy: ObservedFunction['policy'],
  invoked: Trigger,
): readonly Drift[] => {
  const isScoped = scopedIn(policy, invoked).length > 0;
  const message = whyNot(trigger, policy, invoked) ?? (isScoped ? undefined : borrowed(trigger));
  return message === undefined ? [] : [{ what: 'permission', trigger, message }];
};

const triggerDrift = (
  { state, functions }: Observed,
  desired: DesiredTriggers,
): readonly Drift[] => {
  const config = lambdaConfigOf(state);
  return entriesOf(desired).flatMap(([trigger, wanted]) => {
    const found = functions.get(wanted.function);
    return [
      ...settingDrift(trigger, settingOf(config, trigger), wanted),
      ...functionDrift(trigger, found),
      ...permissionDrift(trigger, found?.policy, {
        functionArn: wanted.function,
        poolArn: poolArnOf(state),
      }),
    ];
  });
};

const unfinishedDrift = (record: AttachRecord | undefined): readonly Drift[] =>
  record?.pending === undefined
    ? []
    : [
        {
          what: 'unfinished',
          message: `A run of ${record.pending.operation} was interrupted; the next apply or detach finishes or undoes it.`,
        },
      ];

/** How the pool differs from what was attached. Settings that the pool's owner may change are not compared. */
export const driftOf = (
  observed: Observed,
  desired: DesiredTriggers,
  record: AttachRecord | undefined,
): { readonly drift: readonly Drift[]; readonly notes: readonly string[] } => ({
  drift: [
    ...unfinishedDrift(record),
    ...triggerDrift(observed, desired),
    ...poolRefusals(observed.state, desired).map(({ why }) => ({
      what: 'pool' as const,
      message: why,
    })),
  ],
  notes: notesOf(observed, lambdaConfigOf(observed.state)),
});
