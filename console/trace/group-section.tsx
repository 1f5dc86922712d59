import { Component } from 'preact';
import { timeText } from '../parts/time-text.ts';
import { type Group, outcomeOf } from '../state/groups.ts';
import { AttemptRow } from './attempt-row.tsx';

type Props = { readonly group: Group; readonly selected: string };

const holds = ({ attempts }: Group, key: string): boolean =>
  attempts.some((attempt) => attempt.key === key);

const sameSteps = (a: Group, b: Group): boolean =>
  a.attempts.length === b.attempts.length &&
  a.attempts.every((attempt, index) => attempt === b.attempts[index]);

/** A sign-up, a sign-in or a refresh with its calls. Drawn again only when it changed. */
export class GroupSection extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const { group, selected } = this.props;
    if (!sameSteps(group, next.group)) return true;
    return selected !== next.selected && (holds(group, selected) || holds(group, next.selected));
  }

  override render({ group, selected }: Props) {
    return (
      <section class="group">
        <h2>
          <span class="kind">{group.kind}</span>{' '}
          <span class="who">{group.email || group.user || 'unknown user'}</span>
          <time>{timeText(group.attempts[0]?.startedAt ?? 0)}</time>
          <span class={`state ${outcomeOf(group)}`}>{outcomeOf(group)}</span>
        </h2>
        {group.attempts.map((attempt) => (
          <AttemptRow key={attempt.key} attempt={attempt} isSelected={attempt.key === selected} />
        ))}
      </section>
    );
  }
}
