import { type FormEvent, useState } from 'react';
import { textOfConfirmation } from '../messages.ts';
import { TextField } from '../parts/text-field.tsx';
import { useFocus } from '../parts/use-focus.ts';
import type { CodeSignIn, SignInState } from '../use-code-sign-in.ts';

type Props = { confirm: Extract<SignInState, { step: 'confirm' }>; signIn: CodeSignIn };

/** The code that Cognito mails for a sign-up; the code of the sign-in comes after it. */
export const ConfirmForm = ({ confirm: { email, notice }, signIn }: Props) => {
  const { confirm, resendConfirm, restart, isBusy, failure } = signIn;
  const [typed, setTyped] = useState('');
  const input = useFocus<HTMLInputElement>(failure);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm(typed);
  };
  return (
    <form onSubmit={submit}>
      <h1>Confirm your address</h1>
      <p>
        We sent a code to <strong>{email}</strong>. It confirms the address once; a second code then
        signs you in.
      </p>
      <TextField
        ref={input}
        id="confirmation"
        label="Confirmation code"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={typed}
        setValue={setTyped}
        failure={failure && textOfConfirmation(failure)}
      />
      <button type="submit" disabled={isBusy}>
        {isBusy ? 'Please wait' : 'Confirm'}
      </button>
      <button type="button" className="second" disabled={isBusy} onClick={resendConfirm}>
        Send again
      </button>
      <p role="status" className="status">
        {notice === 'resent' ? 'We sent a new code. An older one no longer works.' : ''}
      </p>
      <button type="button" className="link" disabled={isBusy} onClick={restart}>
        Use another address
      </button>
    </form>
  );
};
