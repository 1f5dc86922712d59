import { type Signal, useSignal } from '@preact/signals';
import { deleteControl, postControl } from '../api/control.ts';
import { Action } from '../parts/action.tsx';
import { Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { spanText } from '../parts/time-text.ts';
import { functionNames } from '../playground/samples.ts';
import { at, numberAt, textAt } from '../state/json.ts';
import { faults } from '../state/page.ts';

const serviceModes = ['fail', 'throttle', 'stall', 'fail-after-applying', 'slow'];
const streamModes = ['stall', 'double', 'reorder'];
const functionModes = ['kill-before', 'kill-after', 'time-out'];
const services = ['dynamodb', 'email', 'sms'];

const modesOf = (target: string): readonly string[] => {
  if (target === 'stream') return streamModes;
  return services.includes(target) ? serviceModes : functionModes;
};

type ChoiceProps = { label: string; chosen: Signal<string>; from: readonly string[] };

const Choice = ({ label, chosen, from }: ChoiceProps) => (
  <label class="field">
    <span>{label}</span>
    <select
      value={chosen.value}
      onChange={({ currentTarget }) => {
        chosen.value = currentTarget.value;
      }}
    >
      {from.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  </label>
);

const timesText = (times: unknown): string => (times === 1 ? '1 time' : `${times} times`);

const delayText = (delayMs: number): string => (delayMs === 0 ? '' : `after ${spanText(delayMs)} `);

const Armed = () =>
  faults.value.length === 0 ? (
    <p class="hint">No fault is armed: every call succeeds.</p>
  ) : (
    <ul class="changes">
      {faults.value.map((fault, index) => (
        <li key={index}>
          <b>{textAt(fault, 'target')}</b> {textAt(fault, 'mode')} {textAt(fault, 'operation')}{' '}
          {delayText(numberAt(fault, 'delayMs'))}· {timesText(at(fault, 'times'))} left
        </li>
      ))}
    </ul>
  );

/** What is armed, and a form that arms one more. */
export const Faults = () => {
  const target = useSignal('dynamodb');
  const mode = useSignal('fail');
  const times = useSignal('1');
  const operation = useSignal('');
  const delayMs = useSignal('1000');
  const modes = modesOf(target.value);
  const chosenMode = modes.includes(mode.value) ? mode.value : (modes[0] ?? '');
  const isService = services.includes(target.value);
  const arm = () =>
    postControl('faults', {
      target: target.value,
      mode: chosenMode,
      times: Number(times.value),
      ...(isService && operation.value !== '' ? { operation: operation.value } : {}),
      ...(chosenMode === 'slow' ? { delayMs: Number(delayMs.value) } : {}),
    });
  return (
    <div class="card">
      <h2>Faults</h2>
      <Armed />
      {faults.value.length > 0 ? (
        <Action run={() => deleteControl('faults')}>Clear all</Action>
      ) : null}
      <Form label="Arm a fault" submit="Arm" run={arm}>
        <Choice
          label="Target"
          chosen={target}
          from={[...services, 'stream', ...functionNames.value]}
        />
        <Choice label="Mode" chosen={mode} from={modes} />
        <Field label="Times" type="number" text={times} isRequired />
        {isService ? (
          <Field label="Operation, for instance UpdateItem; empty for all" text={operation} />
        ) : null}
        {chosenMode === 'slow' ? (
          <Field label="Delay in milliseconds" type="number" text={delayMs} isRequired />
        ) : null}
      </Form>
    </div>
  );
};
