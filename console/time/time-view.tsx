import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { explain, postControl } from '../api/control.ts';
import { Action } from '../parts/action.tsx';
import { Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { spanText } from '../parts/time-text.ts';
import { readSamples } from '../playground/samples.ts';
import { phase } from '../sign-in/flow.ts';
import { textAt } from '../state/json.ts';
import { clockOffsetMs, notice } from '../state/page.ts';
import { Faults } from './faults.tsx';
import { Settings } from './settings.tsx';

const advance = (advanceSeconds: number) => postControl('clock', { advanceSeconds });

/** Seconds until the code of the sign-in on this page expires; five minutes where there is none. */
const toExpiry = (): number => {
  const current = phase.value;
  const announced =
    current.kind === 'challenge' ? Number(textAt(current.parameters, 'expiresInSeconds')) : 0;
  return announced > 0 ? announced : 300;
};

const aheadText = (ms: number): string => (ms === 0 ? 'that of' : `${spanText(ms)} ahead of`);

const Time = () => {
  const seconds = useSignal('3600');
  return (
    <div class="card">
      <h2>Time</h2>
      <p>
        The time of the pool, the functions and the outbox is {aheadText(clockOffsetMs.value)} this
        machine. Time never goes back; a restart resets it.
      </p>
      <div class="actions">
        <Action run={() => advance(60)}>+1 min</Action>
        <Action run={() => advance(300)}>+5 min</Action>
        <Action run={() => advance(toExpiry())}>To the code's expiry</Action>
      </div>
      <Form label="Time" submit="Advance" run={() => advance(Number(seconds.value))}>
        <Field label="Seconds" type="number" text={seconds} isRequired />
      </Form>
    </div>
  );
};

/** The stack's clock, what goes wrong on purpose, and the switches for what Cognito does differently by account. */
export const TimeView = () => {
  useEffect(() => {
    readSamples().catch((error: unknown) => {
      notice.value = explain(error);
    });
  }, []);
  return (
    <div class="single">
      <div class="cards">
        <Time />
        <Faults />
      </div>
      <Settings />
    </div>
  );
};
