import { clockText, useSecondsUntil } from '../parts/use-seconds-until.ts';
import type { SignInState } from '../use-code-sign-in.ts';

/** The announced life of the code. At zero the input stays open: the code may live longer. */
export const Validity = ({ code }: { code: Extract<SignInState, { step: 'code' }> }) => {
  const seconds = useSecondsUntil(code.expiresAt);
  return (
    <p id="code-validity" className="hint">
      {seconds > 0 ? `Valid for ${clockText(seconds)}.` : 'This code expires soon.'}
    </p>
  );
};
