import { Changes } from '../parts/changes.tsx';
import { JsonView } from '../parts/json-view.tsx';
import { Tabs } from '../parts/tabs.tsx';
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

/** What an invocation came to. */
export const RunResult = ({ run }: { readonly run: Run }) => (
  <>
    <p class="summary">
      {run.function} · {spanText(run.ms)} ·{' '}
      {run.error === undefined ? 'answered' : <b class="failure">failed</b>}
    </p>
    <Tabs
      label="Parts of the answer"
      tabs={[
        {
          title: run.error === undefined ? 'Answer' : 'Error',
          body: () => <JsonView label="Answer" value={run.error ?? run.response} />,
        },
        {
          title: 'Changes',
          body: () => (
            <Changes before={at(run.event, 'response')} after={at(run.response, 'response')} />
          ),
        },
        { title: 'Logs', body: () => <pre class="json">{run.logs.join('\n') || 'No line.'}</pre> },
      ]}
    />
    <p>In a terminal:</p>
    <pre class="json">{commandOf(run)}</pre>
  </>
);
