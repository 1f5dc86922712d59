import { deleteControl } from '../api/control.ts';
import { Action } from '../parts/action.tsx';
import { Boundary } from '../parts/boundary.tsx';
import { Empty } from '../parts/empty.tsx';
import { Filter } from '../parts/filter.tsx';
import { Panes } from '../parts/panes.tsx';
import type { Group } from '../state/groups.ts';
import { groups } from '../state/page.ts';
import { goTo, selectedAttempt, traceFilter } from '../state/view.ts';
import { AttemptDetail } from './attempt-detail.tsx';
import { GroupSection } from './group-section.tsx';
import { matchesFilter } from './matches.ts';
import { Sequence } from './sequence.tsx';

const NothingYet = () => (
  <Empty>
    <p>
      <b>No trigger has fired.</b> Cognito calls a function when a user signs up or in.
    </p>
    <p>
      <button type="button" onClick={() => goTo('sign-in')}>
        Sign in here
      </button>{' '}
      or point your app at this address.
    </p>
  </Empty>
);

const NothingFound = () => (
  <Empty>
    <p>No call matches the filter.</p>
    <button
      type="button"
      onClick={() => {
        traceFilter.value = '';
      }}
    >
      Clear the filter
    </button>
  </Empty>
);

const close = (): void => {
  selectedAttempt.value = '';
};

const List = ({ shown }: { readonly shown: readonly Group[] }) => (
  <>
    <div class="bar">
      <Filter text={traceFilter} hint="User, function or error" />
      <Action run={() => deleteControl('triggers')}>Clear</Action>
    </div>
    <div class="rows">
      {groups.value.length === 0 ? <NothingYet /> : null}
      {groups.value.length > 0 && shown.length === 0 ? <NothingFound /> : null}
      {shown.map((group) => (
        <GroupSection key={group.key} group={group} selected={selectedAttempt.value} />
      ))}
    </div>
  </>
);

const Detail = ({ group }: { readonly group: Group | undefined }) => {
  if (group === undefined) {
    return <Empty>A call that is selected shows its event, its answer and its logs here.</Empty>;
  }
  const attempt = group.attempts.find(({ key }) => key === selectedAttempt.value);
  return (
    <Boundary key={`${group.key} ${attempt?.key}`} value={attempt ?? group}>
      <h2 class="who">
        {group.kind} of {group.email || group.user || 'an unknown user'}
      </h2>
      <Sequence group={group} />
      {attempt === undefined ? null : <AttemptDetail attempt={attempt} />}
    </Boundary>
  );
};

/** Home: what Cognito called, newest first; on the right the selected sign-in, or the newest. */
export const TraceView = () => {
  const shown = groups.value
    .filter((group) => matchesFilter(group, traceFilter.value))
    .toReversed();
  const selected = shown.find(({ attempts }) =>
    attempts.some(({ key }) => key === selectedAttempt.value),
  );
  return (
    <Panes
      label="Calls of functions"
      list={<List shown={shown} />}
      detail={<Detail group={selected ?? shown[0]} />}
      isOpen={selected !== undefined}
      onBack={close}
    />
  );
};
