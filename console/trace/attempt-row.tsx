import { Component } from 'preact';
import { spanText } from '../parts/time-text.ts';
import { isFailed } from '../state/groups.ts';
import type { Attempt } from '../state/model.ts';
import { selectedAttempt } from '../state/view.ts';

type Props = { readonly attempt: Attempt; readonly isSelected: boolean };

const stateOf = (attempt: Attempt): string => {
  if (attempt.isRunning) return 'running';
  return isFailed(attempt) ? 'error' : 'ok';
};

/** One attempt in the list. Drawn again only when it changed: a thousand rows stand still while one is added. */
export class AttemptRow extends Component<Props> {
  override shouldComponentUpdate({ attempt, isSelected }: Props): boolean {
    return attempt !== this.props.attempt || isSelected !== this.props.isSelected;
  }

  override render({ attempt, isSelected }: Props) {
    const state = stateOf(attempt);
    return (
      <button
        type="button"
        class={`row ${state}`}
        data-row
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => {
          selectedAttempt.value = attempt.key;
        }}
      >
        <span class="name">{attempt.source || 'unknown source'}</span>
        {attempt.attempt > 1 ? <span class="tag">attempt {attempt.attempt}</span> : null}
        {attempt.coldStart ? <span class="tag">cold</span> : null}
        <span class="ms">{attempt.isRunning ? '…' : spanText(attempt.durationMs)}</span>
        <span class={`state ${state}`}>{state}</span>
      </button>
    );
  }
}
