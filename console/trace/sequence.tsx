import { spanText } from '../parts/time-text.ts';
import { type Group, isFailed } from '../state/groups.ts';
import { goTo, selectedAttempt, selectedMessage } from '../state/view.ts';
import { type Step, stepsOf } from './sequence-layout.ts';

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

const open = ({ attempt, message }: Step): void => {
  if (attempt !== undefined) selectedAttempt.value = attempt.key;
  if (message === undefined) return;
  selectedMessage.value = message.id;
  goTo('outbox');
};

const nameOf = ({ attempt, message }: Step): string =>
  attempt?.function.replace(/Function$/, '') ?? `${message?.channel ?? ''} message`;

/** A call, a failed call, or a message. */
const signOf = (attempt: Step['attempt']): string => {
  if (attempt === undefined) return '✉';
  return isFailed(attempt) ? '✕' : '→';
};

const Line = ({ step, first }: { readonly step: Step; readonly first: number }) => {
  const { attempt, left, width } = step;
  const isOpen = attempt !== undefined && attempt.key === selectedAttempt.value;
  const failed = attempt !== undefined && isFailed(attempt);
  return (
    <li>
      <span class="offset">+{spanText(Math.max(0, step.at - first))}</span>
      <span aria-hidden="true">{signOf(attempt)}</span>
      <button type="button" class="link" aria-current={isOpen} onClick={() => open(step)}>
        {nameOf(step)}
      </button>
      <span class="track" aria-hidden="true">
        <span
          class={failed ? 'bar error' : 'bar'}
          style={{ left: percent(left), width: percent(width) }}
        />
      </span>
      <span class="ms">{attempt === undefined ? '' : spanText(step.ms)}</span>
    </li>
  );
};

/** The steps of a group from the first to the last, with bars of time. */
export const Sequence = ({ group }: { readonly group: Group }) => {
  const steps = stepsOf(group);
  const first = steps[0]?.at ?? 0;
  return (
    <ol class="sequence" aria-label="Steps in order of time">
      {steps.map((step) => (
        <Line key={step.key} step={step} first={first} />
      ))}
    </ol>
  );
};
