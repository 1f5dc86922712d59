import { announcedMs, longCodeLength, type OneTimeCodePolicy, resendShownMs } from '../limits.ts';
import type { Challenge, CodeKind } from '../state.ts';
import { isYoung } from './usable.ts';

/** What the client is shown; every value of the wire is text. The same for known and unknown users. */
export type Shown =
  | {
      readonly step: 'code';
      readonly destination: string;
      readonly kind: CodeKind;
      readonly codeLength: number;
      /** 0: the code is dead. */
      readonly expiresInMs: number;
    }
  | { readonly step: 'wait'; readonly retryInMs: number };

/**
 * | age | shown |
 * | --- | --- |
 * | younger than L | L: always true, since it lives 2L, and does not reveal an earlier start |
 * | older | what is left |
 */
export const shownLifeMs = (challenge: Challenge, now: number): number =>
  isYoung(challenge, now) ? announcedMs : Math.max(0, challenge.expiresAt - now);

export const shownLength = (
  kind: CodeKind,
  { codeLength }: Pick<OneTimeCodePolicy, 'codeLength'>,
): number => (kind === 'long' ? longCodeLength : codeLength);

/** Rounded up, so that a client that waits this long does not come too early. */
const secondsUp = (ms: number): string => String(Math.max(0, Math.ceil(ms / 1000)));

/** Rounded down: a client must not offer a code that is gone. */
const secondsDown = (ms: number): string => String(Math.max(0, Math.floor(ms / 1000)));

export const publicParameters = (shown: Shown): Readonly<Record<string, string>> =>
  shown.step === 'wait'
    ? { step: 'wait', channel: 'email', retryInSeconds: secondsUp(shown.retryInMs) }
    : {
        step: 'code',
        channel: 'email',
        destination: shown.destination,
        codeKind: shown.kind === 'long' ? 'letters' : 'digits',
        codeLength: String(shown.codeLength),
        expiresInSeconds: secondsDown(shown.expiresInMs),
        resendInSeconds: secondsUp(resendShownMs),
      };
