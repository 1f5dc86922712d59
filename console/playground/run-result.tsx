import { Changes } from '../parts/changes.tsx';
import { JsonView } from '../parts/json-view.tsx';
import { type Tab, Tabs } from '../parts/tabs.tsx';
import { spanText } from '../parts/time-text.ts';
import { at } from '../state/json.ts';
import type { Run } from './run.ts';
import { samples } from './samples.ts';

/** The same call from a terminal: with the sample's file, or the event on standard input. */
const commandOf = ({ function: name, event }: Run): string => {
  const text = JSON.stringify(event);
  const file = samples.value.find((sample) => JSON.stringify(sample.event) === text)?.file;
  return `npm run invoke -- ${name} -e ${file ?? 'event.json'}`;
};

const logs = (run: Run): Tab => ({
  title: 'Logs',
  body: () => <pre class="json">{run.logs.join('\n') || 'No line.'}</pre>,
});

const tabsOf = (run: Run): readonly Tab[] => {
  if (run.error !== undefined) {
    return [
      { title: 'Error', body: () => <JsonView label="Error" value={run.error} /> },
      logs(run),
    ];
  }
  const [before, after] = [at(run.event, 'response'), at(run.response, 'response')];
  return [
    { title: 'Answer', body: () => <JsonView label="Answer" value={run.response} /> },
    { title: 'Changes', body: () => <Changes before={before} after={after} /> },
    logs(run),
  ];
};

/** What an invocation came to. The chosen tab stays from answer to answer; a failure is opened at its error. */
export const RunResult = ({ run }: { readonly run: Run }) => (
  <>
    <p class="summary">
      {run.function} · {spanText(run.ms)} ·{' '}
      {run.error === undefined ? 'answered' : <b class="failure">failed</b>}
    </p>
    <Tabs
      key={run.error === undefined ? 'answered' : 'failed'}
      label="Parts of the answer"
      tabs={tabsOf(run)}
    />
    <p>In a terminal:</p>
    <pre class="json">{commandOf(run)}</pre>
  </>
);
