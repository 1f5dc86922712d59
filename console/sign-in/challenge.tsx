import { useSignal } from '@preact/signals';
import { Action } from '../parts/action.tsx';
import { useSecondsUntil } from '../parts/countdown.tsx';
import { Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { JsonView } from '../parts/json-view.tsx';
import { textAt } from '../state/json.ts';
import { answer, confirm, type Phase, resendCode, responding, startAgain } from './flow.ts';
import { MailedCode } from './mailed-code.tsx';

type Props = { readonly phase: Extract<Phase, { kind: 'challenge' }> };

const numberOf = (phase: Props['phase'], name: string): number =>
  Number(textAt(phase.parameters, name)) || 0;

const Resend = ({ phase }: Props) => {
  const left = useSecondsUntil(phase.since + numberOf(phase, 'resendInSeconds') * 1_000);
  return (
    <Action run={resendCode} isLocked={responding.value === phase}>
      {left === 0 ? 'Send again' : `Send again (from ${left} s on)`}
    </Action>
  );
};

const Wait = ({ phase }: Props) => {
  const left = useSecondsUntil(phase.since + numberOf(phase, 'retryInSeconds') * 1_000);
  return (
    <>
      <p>The pool asks to wait before the next code: {left} s.</p>
      {left === 0 ? (
        <Action run={resendCode} isLocked={responding.value === phase}>
          Ask for a code
        </Action>
      ) : null}
    </>
  );
};

const Code = ({ phase }: Props) => {
  const code = useSignal('');
  const isLong = textAt(phase.parameters, 'codeKind') === 'letters';
  const left = useSecondsUntil(phase.since + numberOf(phase, 'expiresInSeconds') * 1_000);
  const label = isLong ? 'Code of letters and digits' : 'Code';
  return (
    <>
      <p>
        A code goes to {phase.email}.{' '}
        {left > 0 ? `It is announced for ${left} s.` : 'It has expired.'}
      </p>
      <Form
        label="Enter the code"
        submit="Sign in"
        run={() => answer(code.value)}
        isLocked={responding.value === phase}
      >
        <Field
          label={label}
          text={code}
          autocomplete="one-time-code"
          inputMode={isLong ? 'text' : 'numeric'}
          isRequired
          takesFocus
        />
      </Form>
      <MailedCode
        email={phase.email}
        codeLength={numberOf(phase, 'codeLength')}
        use={(mailed) => {
          code.value = mailed;
        }}
      />
      <Resend phase={phase} />
    </>
  );
};

const Body = ({ phase }: Props) => {
  const step = textAt(phase.parameters, 'step');
  if (phase.name === 'CUSTOM_CHALLENGE' && step === 'wait') return <Wait phase={phase} />;
  if (phase.name === 'CUSTOM_CHALLENGE') return <Code phase={phase} />;
  return (
    <p>This page does not answer {phase.name || 'a challenge without a name'}; use your app.</p>
  );
};

/** A challenge of the pool, with the parameters that a client gets. */
export const Challenge = ({ phase }: Props) => (
  <div class="cards">
    <div class="card">
      <h2>Challenge</h2>
      <Body key={phase.session} phase={phase} />
      <button type="button" onClick={startAgain}>
        Start again
      </button>
    </div>
    <div class="card">
      <h2>What a client sees</h2>
      <JsonView label="ChallengeParameters" value={phase.parameters} />
    </div>
  </div>
);

/** Digits of the codes of Cognito's own that confirm an address. */
const confirmationCodeLength = 6;

/** The code of Cognito's own for a sign-up. */
export const Confirmation = ({ email }: { readonly email: string }) => {
  const code = useSignal('');
  return (
    <div class="cards">
      <div class="card">
        <Form label="Confirm" submit="Confirm" run={() => confirm(email, code.value)}>
          <h2>Confirm {email}</h2>
          <Field label="Confirmation code" text={code} autocomplete="one-time-code" isRequired />
        </Form>
        <MailedCode
          email={email}
          codeLength={confirmationCodeLength}
          use={(mailed) => {
            code.value = mailed;
          }}
        />
        <button type="button" onClick={startAgain}>
          Start again
        </button>
      </div>
    </div>
  );
};
