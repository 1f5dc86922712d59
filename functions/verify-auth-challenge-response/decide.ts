import type { OneTimeCodePolicy } from '#shared/one-time-code/limits.ts';
import {
  type AnsweredChallenge,
  readAnsweredChallenge,
} from '#shared/one-time-code/rules/answered-challenge.ts';
import { computeCode, isSameCode } from '#shared/one-time-code/secrets/code.ts';
import { type PepperSet, pepperById } from '#shared/one-time-code/secrets/pepper-set.ts';
import { readTypedCode } from '#shared/one-time-code/secrets/typed-code.ts';

export type VerifyPolicy = Pick<OneTimeCodePolicy, 'codeLength'>;

/**
 * | kind | what happens |
 * | --- | --- |
 * | attempt | the code is compared, after it was paid for |
 * | none | false without a call: a resend, a round without a challenge, or text that cannot be a code |
 */
export type Attempt =
  | { readonly kind: 'attempt'; readonly typed: string; readonly challenge: AnsweredChallenge }
  | { readonly kind: 'none'; readonly reason: 'resend' | 'no challenge' | 'shape' };

type AttemptFacts = {
  readonly answer: string | null | undefined;
  readonly parameters: Readonly<Record<string, string>> | null | undefined;
  /** `action` of the round's client metadata. */
  readonly action: string | undefined;
};

/** A request for another mail does not answer the challenge, whatever stands in `ANSWER`. */
export const readAttempt = (
  { answer, parameters, action }: AttemptFacts,
  { codeLength }: VerifyPolicy,
): Attempt => {
  if (action === 'resend') return { kind: 'none', reason: 'resend' };
  const challenge = readAnsweredChallenge(parameters);
  if (challenge === undefined) return { kind: 'none', reason: 'no challenge' };
  const typed = readTypedCode(answer ?? '', challenge.kind, codeLength);
  if (typed === undefined) return { kind: 'none', reason: 'shape' };
  return { kind: 'attempt', typed, challenge };
};

export type CompareFacts = {
  readonly typed: string;
  readonly challenge: AnsweredChallenge;
  readonly userPoolId: string;
  readonly user: string;
  /** The address as it is now, in the form that mail is sent to; empty where there is none. */
  readonly address: string;
};

/** Whether the typed code is the challenge's, in constant time. A challenge under an unknown pepper has no right code. */
export const compare = (
  { typed, challenge, userPoolId, user, address }: CompareFacts,
  peppers: PepperSet,
  { codeLength }: VerifyPolicy,
): 'right' | 'wrong' => {
  const { kind, challengeId, pepperId } = challenge;
  const pepper = pepperById(peppers, pepperId ?? '');
  const context = { kind, userPoolId, user, channel: 'email', address, challengeId } as const;
  const code = computeCode(pepper ?? peppers.current, context, codeLength);
  const isSame = isSameCode(typed, code);
  return isSame && pepper !== undefined && address !== '' ? 'right' : 'wrong';
};
