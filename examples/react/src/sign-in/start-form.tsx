import { type FormEvent, useState } from 'react';
import { textOf } from '../messages.ts';
import { TextField } from '../parts/text-field.tsx';
import { useFocus } from '../parts/use-focus.ts';
import type { CodeSignIn } from '../use-code-sign-in.ts';

export const StartForm = ({ start, isBusy, failure }: CodeSignIn) => {
  const [isNew, setIsNew] = useState(false);
  const [email, setEmail] = useState('');
  const input = useFocus<HTMLInputElement>(failure);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(email.trim(), isNew);
  };
  return (
    <form onSubmit={submit}>
      <h1>{isNew ? 'Create an account' : 'Sign in'}</h1>
      <p>We send a code to your e-mail address. You need no password.</p>
      <TextField
        ref={input}
        id="email"
        label="E-mail address"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        value={email}
        setValue={setEmail}
        failure={failure && textOf(failure)}
      />
      <button type="submit" disabled={isBusy}>
        {isBusy ? 'Please wait' : 'Send a code'}
      </button>
      <button type="button" className="link" onClick={() => setIsNew(!isNew)}>
        {isNew ? 'I have an account' : 'Create an account'}
      </button>
    </form>
  );
};
