import { useSecondsUntil } from '../parts/use-seconds-until.ts';
import type { CodeSignIn, SignInState } from '../use-code-sign-in.ts';

type Props = { code: Extract<SignInState, { step: 'code' }>; signIn: CodeSignIn };

/** Locked while a resend would send nothing, unless the code cannot be used any more. */
export const ResendButton = ({ code, signIn: { resend, isBusy } }: Props) => {
  const seconds = useSecondsUntil(code.resendAt);
  const isLocked = seconds > 0 && !code.isDead;
  return (
    <>
      <button type="button" className="second" disabled={isBusy || isLocked} onClick={resend}>
        {isLocked ? `Send again in ${seconds} s` : 'Send again'}
      </button>
      <p role="status" className="status">
        {code.notice === 'resent' ? 'We sent the mail again. An older mail may arrive too.' : ''}
      </p>
    </>
  );
};
