import type { Setting } from '#shared/cognito/lambda-config.ts';
import { triggerNamed, triggers } from '#shared/cognito/triggers.ts';

/** The triggers that this command sets. Custom senders and inbound federation need keys and grants of their own. */
export const triggerNames = triggers
  .filter((trigger) => 'plainMember' in trigger)
  .map(({ name }) => name);

export type TriggerName = (typeof triggerNames)[number];

/** Which function each trigger is to call. */
export type DesiredTriggers = { readonly [name in TriggerName]?: Setting };

/** The trigger of a name, or of a member of LambdaConfig such as PreTokenGenerationConfig. */
export const readTriggerName = (text: string): TriggerName | undefined => {
  const named = triggerNamed(text);
  return triggerNames.find((name) => name === named);
};

/** The desired triggers, or anything else that is kept by trigger, in the order above. */
export const entriesOf = <Value>(
  record: { readonly [name in TriggerName]?: Value | undefined },
): readonly (readonly [TriggerName, Value])[] =>
  triggerNames.flatMap((name) => {
    const value = record[name];
    return value === undefined ? [] : [[name, value] as const];
  });
