import { spanText } from '../parts/time-text.ts';
import { type Group, isFailed } from '../state/groups.ts';
import { decisions } from '../state/page.ts';
import { goTo, selectedAttempt, selectedMessage } from '../state/view.ts';
import { type Step, stepsOf } from './sequence-layout.ts';

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

const open = ({ attempt, call, message }: Step): void => {
  const opened = attempt ?? call?.attempt;
  if (opened !== undefined) selectedAttempt.value = opened.key;
  if (message === undefined) return;
  selectedMessage.value = message.id;
  goTo('outbox');
};

const nameOf = ({ attempt, call, message }: Step): string =>
  attempt?.function.replace(/Function$/, '') ?? call?.name ?? `${message?.channel ?? ''} message`;

/** Whether a function failed, or its role lacks the permission of a call. */
const hasFailed = ({ attempt, call }: Step): boolean =>
  attempt === undefined ? call?.isDenied === true : isFailed(attempt);

/** A call of a function, one that the function makes, a failed one, or a message. */
const signOf = (step: Step): string => {
  if (step.message !== undefined) return '✉';
  if (hasFailed(step)) return '✕';
  return step.call === undefined ? '→' : '⇢';
};

const Line = ({ step, first }: { readonly step: Step; readonly first: number }) => {
  const { attempt, call, left, cold, width } = step;
  const isOpen = attempt !== undefined && attempt.key === selectedAttempt.value;
  return (
    <li class={call === undefined ? '' : 'service'}>
      <span class="offset">+{spanText(Math.max(0, step.at - first))}</span>
      <span aria-hidden="true">{signOf(step)}</span>
      <button type="button" class="link" aria-current={isOpen} onClick={() => open(step)}>
        {nameOf(step)}
      </button>
      <span class="track" aria-hidden="true">
        {cold === 0 ? null : (
          <span class="bar cold" style={{ left: percent(left), width: percent(cold) }} />
        )}
        <span
          class={hasFailed(step) ? 'bar error' : 'bar'}
          style={{ left: `min(${percent(left + cold)}, 100% - 3px)`, width: percent(width) }}
        />
      </span>
      <span class="ms">{attempt === undefined ? '' : spanText(step.ms)}</span>
    </li>
  );
};

/** The steps of a group from the first to the last, with bars of time: functions, their calls of tables, messages. */
export const Sequence = ({ group }: { readonly group: Group }) => {
  const steps = stepsOf(group, decisions.value);
  const first = steps[0]?.at ?? 0;
  return (
    <ol class="sequence" aria-label="Steps in order of time">
      {steps.map((step) => (
        <Line key={step.key} step={step} first={first} />
      ))}
    </ol>
  );
};
