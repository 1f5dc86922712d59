import { type FormEvent, useState } from 'react';
import { textOf } from '../messages.ts';
import { TextField } from '../parts/text-field.tsx';
import { useFocus } from '../parts/use-focus.ts';
import type { CodeSignIn, SignInState } from '../use-code-sign-in.ts';
import { ResendButton } from './resend-button.tsx';
import { Validity } from './validity.tsx';

type Code = Extract<SignInState, { step: 'code' }>;

/** No `maxlength`: a pasted code may hold hyphens, blanks and a line break, which the server drops. */
const inputOf = ({ codeKind }: Code) =>
  codeKind === 'digits'
    ? ({ inputMode: 'numeric' } as const)
    : ({ inputMode: 'text', autoCapitalize: 'characters' } as const);

const textOfChallenge = ({ notice, isDead }: Code, failure: string | undefined) => {
  if (failure !== undefined) return textOf(failure);
  if (isDead) return 'This code can no longer be used. Ask for a new one.';
  return notice === 'wrong-code'
    ? 'This code is not right. Check the mail and try again.'
    : undefined;
};

export const CodeForm = ({ code, signIn }: { code: Code; signIn: CodeSignIn }) => {
  const { answer, restart, isBusy, failure } = signIn;
  // Each response asks for another answer: what was typed before it is not shown again.
  const [last, setLast] = useState({ text: '', round: code.round });
  const typed = last.round === code.round ? last.text : '';
  const input = useFocus<HTMLInputElement>(`${code.round} ${failure}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answer(typed);
  };
  const text = textOfChallenge(code, failure);
  return (
    <form onSubmit={submit}>
      <h1>Enter the code</h1>
      <p>
        We sent a code to <strong>{code.email}</strong>.
      </p>
      {code.codeKind === 'letters' ? (
        <p>For your security, this code is longer than usual. Copy it from the mail.</p>
      ) : null}
      <TextField
        ref={input}
        id="code"
        label={`Code of ${code.codeLength} ${code.codeKind === 'letters' ? 'letters and digits' : 'digits'}`}
        {...inputOf(code)}
        autoComplete="one-time-code"
        value={typed}
        setValue={(value) => setLast({ text: value, round: code.round })}
        failure={text}
        describedBy="code-validity"
      />
      <Validity code={code} />
      <button type="submit" disabled={isBusy}>
        {isBusy ? 'Please wait' : 'Sign in'}
      </button>
      <ResendButton code={code} signIn={signIn} />
      <button type="button" className="link" disabled={isBusy} onClick={restart}>
        Use another address
      </button>
    </form>
  );
};
