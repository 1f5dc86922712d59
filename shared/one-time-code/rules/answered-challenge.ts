import type { CodeKind, Slot } from '../state.ts';

/** What verify must know of the challenge that a sign-in was shown, so that it reads nothing first. */
export type AnsweredChallenge = {
  readonly slot: Slot;
  readonly challengeId: string;
  readonly kind: CodeKind;
  /** Nothing where the challenge is gone: no answer to it is right. */
  readonly pepperId: string | undefined;
};

const idPattern = /^[0-9a-f]{32}$/;

/** As private challenge parameters: Cognito hands them to the next verify, and never to the client. */
export const writeAnsweredChallenge = (challenge: AnsweredChallenge): Record<string, string> => ({
  step: 'code',
  challengeId: challenge.challengeId,
  slot: String(challenge.slot),
  kind: challenge.kind,
  pepper: challenge.pepperId ?? 'none',
});

/** Nothing for a round that asked for no code, and for what another version wrote. */
export const readAnsweredChallenge = (
  parameters: Readonly<Record<string, string>> | null | undefined,
): AnsweredChallenge | undefined => {
  const { challengeId = '', slot, kind, pepper } = parameters ?? {};
  if (!idPattern.test(challengeId)) return undefined;
  if (kind !== 'digits' && kind !== 'long') return undefined;
  if (slot !== '0' && slot !== '1') return undefined;
  const pepperId = pepper === 'none' ? undefined : pepper;
  return { challengeId, kind, slot: slot === '0' ? 0 : 1, pepperId };
};
