import type { CodeKind, Slot } from '../state.ts';

/**
 * What a round remembers in `challengeMetadata`, which Cognito hands to the later define and create calls of the same
 * sign-in. The id is not secret: what verify believes travels in the private parameters.
 *
 * | step | text |
 * | --- | --- |
 * | code | `v2.code.<resends>.<kind>.<slot>.<challenge id>` |
 * | wait | `v2.wait.<resends>` |
 */
export type RoundMemory =
  | { readonly step: 'wait'; readonly resends: number }
  | {
      readonly step: 'code';
      /** Resends of this sign-in so far. */
      readonly resends: number;
      readonly kind: CodeKind;
      readonly slot: Slot;
      readonly challengeId: string;
    };

const waiting = /^v2\.wait\.(\d)$/;
const showing = /^v2\.code\.(\d)\.(digits|long)\.([01])\.([0-9a-f]{32})$/;

export const writeRoundMemory = (memory: RoundMemory): string =>
  memory.step === 'wait'
    ? `v2.wait.${memory.resends}`
    : `v2.code.${memory.resends}.${memory.kind}.${memory.slot}.${memory.challengeId}`;

/** Nothing for what another version, or another trigger, wrote. */
export const readRoundMemory = (metadata: string | null | undefined): RoundMemory | undefined => {
  const [, waits] = waiting.exec(metadata ?? '') ?? [];
  if (waits !== undefined) return { step: 'wait', resends: Number(waits) };
  const [, resends, kind, slot, challengeId] = showing.exec(metadata ?? '') ?? [];
  if ((kind !== 'digits' && kind !== 'long') || challengeId === undefined) return undefined;
  return { step: 'code', resends: Number(resends), kind, slot: slot === '0' ? 0 : 1, challengeId };
};
