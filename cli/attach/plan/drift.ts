import { textAt } from '../../common/json.ts';
import { notesOf } from './notes.ts';
import { denies, isScoped } from './permission.ts';
import type { Asked, Facts } from './plan-attach.ts';
import { lambdaConfigOf } from './pool/state.ts';
import type { AttachRecord } from './record.ts';
import { poolRefusals } from './rules/pool-rules.ts';
import { entriesOf, sameSetting, settingOf, type TriggerName } from './triggers.ts';

/** One thing that is not as it was attached. */
export type Drift = {
  readonly what: 'trigger' | 'permission' | 'function' | 'pool' | 'unfinished';
  readonly trigger?: TriggerName;
  readonly message: string;
};

const triggerDrift = ({ state, functions }: Facts, { wish }: Asked): readonly Drift[] => {
  const config = lambdaConfigOf(state);
  const poolArn = textAt(state.pool, 'Arn') ?? '';
  return entriesOf(wish).flatMap(([trigger, wanted]): readonly Drift[] => {
    const current = settingOf(config, trigger);
    const facts = functions.get(wanted.function);
    const called =
      current === undefined
        ? `${trigger} is not set.`
        : `${trigger} calls ${current.function}${current.version === undefined ? '' : ` (${current.version})`}.`;
    const message = `${called} It was attached to ${wanted.function}${wanted.version === undefined ? '' : ` (${wanted.version})`}.`;
    return [
      ...(sameSetting(current, wanted) ? [] : [{ what: 'trigger', trigger, message } as const]),
      ...(facts?.state === 'Active'
        ? []
        : [
            {
              what: 'function',
              trigger,
              message: `The function of ${trigger} is ${facts?.state ?? 'missing'}.`,
            } as const,
          ]),
      ...(facts?.policy.some((one) => isScoped(one, poolArn))
        ? []
        : [
            {
              what: 'permission',
              trigger,
              message: `No statement of the function's policy lets exactly this pool call ${trigger}.`,
            } as const,
          ]),
      ...(facts?.policy.some(denies)
        ? [
            {
              what: 'permission',
              trigger,
              message: `A statement of the function's policy denies Cognito the call of ${trigger}.`,
            } as const,
          ]
        : []),
    ];
  });
};

/** Drift from what was attached: for a nightly job. It reads, and judges nothing that the pool's owner may change. */
export const driftOf = (
  facts: Facts,
  asked: Asked,
  record: AttachRecord | undefined,
): { readonly drift: readonly Drift[]; readonly notes: readonly string[] } => {
  return {
    drift: [
      ...(record?.pending === undefined
        ? []
        : [
            {
              what: 'unfinished' as const,
              message: `A run of ${record.pending.operation} was cut off; apply or detach finishes or undoes it.`,
            },
          ]),
      ...triggerDrift(facts, asked),
      ...poolRefusals(facts.state, asked.wish).map(({ why }) => ({
        what: 'pool' as const,
        message: why,
      })),
    ],
    notes: notesOf(facts, lambdaConfigOf(facts.state)),
  };
};
