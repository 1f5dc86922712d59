import { DecisionsOf } from '../access/decisions-of.tsx';
import { Action } from '../parts/action.tsx';
import { Changes } from '../parts/changes.tsx';
import { JsonView } from '../parts/json-view.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { spanText, timeText } from '../parts/time-text.ts';
import { openInPlayground, resend } from '../playground/run.ts';
import { at, textAt } from '../state/json.ts';
import type { Attempt } from '../state/model.ts';

const Summary = ({ attempt }: { readonly attempt: Attempt }) => (
  <p class="summary">
    {attempt.function} · {timeText(attempt.startedAt)} UTC ·{' '}
    {attempt.isRunning ? 'still running' : spanText(attempt.durationMs)}
    {attempt.coldStart ? ' · cold start' : ''}
    {attempt.attempt > 1 ? ` · attempt ${attempt.attempt}` : ''}
  </p>
);

const Failure = ({ error }: { readonly error: unknown }) => (
  <p class="failure">
    <b>{textAt(error, 'errorType') || 'Error'}</b>{' '}
    {textAt(error, 'errorMessage') || JSON.stringify(error)}
  </p>
);

const Result = ({ attempt }: { readonly attempt: Attempt }) => {
  if (attempt.isRunning) return <p class="hint">The function has not responded yet.</p>;
  if (attempt.error !== undefined) return <JsonView label="Error" value={attempt.error} />;
  return <JsonView label="Answer" value={attempt.response} />;
};

const Difference = ({ attempt }: { readonly attempt: Attempt }) => {
  if (attempt.isRunning) return <p class="hint">The function has not responded yet.</p>;
  if (attempt.error !== undefined)
    return <p class="hint">The function failed; the event is unchanged.</p>;
  const [before, after] = [at(attempt.request, 'response'), at(attempt.response, 'response')];
  return <Changes before={before} after={after} />;
};

const Logs = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.length === 0 ? (
    <p class="hint">
      No line since the page follows the stack. Start it with LogLevel=DEBUG to see more.
    </p>
  ) : (
    <pre class="json">{lines.join('\n')}</pre>
  );

/** One attempt: what the function changed, the event, the answer, the logs and the decisions of its calls. */
export const AttemptDetail = ({ attempt }: { readonly attempt: Attempt }) => (
  <article>
    <h2>{attempt.source || 'An event without a source'}</h2>
    <Summary attempt={attempt} />
    {attempt.error === undefined ? null : <Failure error={attempt.error} />}
    <div class="actions">
      <button type="button" onClick={() => openInPlayground(attempt.function, attempt.request)}>
        Open in playground
      </button>
      <Action shortcut="r" run={() => resend(attempt.function, attempt.request)}>
        Resend
      </Action>
    </div>
    <Tabs
      label="Parts of the call"
      tabs={[
        { title: 'Changes', body: () => <Difference attempt={attempt} /> },
        { title: 'Event', body: () => <JsonView label="Event" value={attempt.request} /> },
        { title: 'Answer', body: () => <Result attempt={attempt} /> },
        { title: 'Logs', body: () => <Logs lines={attempt.logs} /> },
        { title: 'Decisions', body: () => <DecisionsOf attempt={attempt} /> },
      ]}
    />
  </article>
);
