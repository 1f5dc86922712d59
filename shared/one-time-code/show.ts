/** What the client is shown; docs/flows/code-sign-in.md has the meaning of each field. All values are text. */
export type Shown =
  | {
      readonly step: 'code';
      readonly destination: string;
      readonly codeLength: number;
      /** 0: the code is dead, and only a new sign-in helps. */
      readonly expiresInMs: number;
      readonly resendInMs: number;
    }
  | { readonly step: 'wait'; readonly retryInMs: number };

/** Rounded up, so that a client that waits this long does not come too early. */
const seconds = (ms: number): string => String(Math.max(0, Math.ceil(ms / 1000)));

export const publicParameters = (shown: Shown): Readonly<Record<string, string>> =>
  shown.step === 'wait'
    ? { step: 'wait', channel: 'email', retryInSeconds: seconds(shown.retryInMs) }
    : {
        step: 'code',
        channel: 'email',
        destination: shown.destination,
        codeLength: String(shown.codeLength),
        // Rounded down: a client must not offer a code that is gone.
        expiresInSeconds: String(Math.max(0, Math.floor(shown.expiresInMs / 1000))),
        resendInSeconds: seconds(shown.resendInMs),
      };
