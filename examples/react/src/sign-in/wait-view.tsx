import { textOf } from '../messages.ts';
import { Failure } from '../parts/failure.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { useSecondsUntil } from '../parts/use-seconds-until.ts';
import type { CodeSignIn } from '../use-code-sign-in.ts';

type Props = { retryAt: number; email: string; signIn: CodeSignIn };

/** The hook asks for the mail when the time is over; the button is for a call that failed then. */
export const WaitView = ({ retryAt, email, signIn }: Props) => {
  const { resend, restart, isBusy, failure } = signIn;
  const seconds = useSecondsUntil(retryAt);
  const heading = useFocus<HTMLHeadingElement>();
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        Please wait
      </h1>
      <p>
        A code was used or spent a moment ago. We send a new one to <strong>{email}</strong> as soon
        as possible.
      </p>
      <p className="countdown" role="timer">
        {seconds} s
      </p>
      <Failure text={failure && textOf(failure)} />
      <button type="button" className="second" disabled={isBusy || seconds > 0} onClick={resend}>
        Send a code
      </button>
      <button type="button" className="link" disabled={isBusy} onClick={restart}>
        Use another address
      </button>
    </section>
  );
};
