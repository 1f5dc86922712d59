import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { explain } from '../api/control.ts';
import { Action } from '../parts/action.tsx';
import { Empty } from '../parts/empty.tsx';
import { JsonView } from '../parts/json-view.tsx';
import { hasSecrets } from '../state/mask.ts';
import { attempts, info, notice, showsSecrets } from '../state/page.ts';
import { playgroundFunction, playgroundText } from '../state/view.ts';
import { invoke, lastRun, openInPlayground } from './run.ts';
import { RunResult } from './run-result.tsx';
import { functionNames, readSamples, samples } from './samples.ts';

const folderOf = (file: string): string => file.split('/')[1] ?? '';

/** Whether the masked parts of this event were shown; another event is masked again. */
const isShown = signal(false);

const pick = (value: string): void => {
  const attempt = attempts.value.find(({ key }) => key === value);
  const sample = samples.value.find(({ file }) => file === value);
  isShown.value = false;
  if (attempt !== undefined) openInPlayground(attempt.function, attempt.request);
  else if (sample !== undefined) openInPlayground(sample.function, sample.event);
};

const Events = () => (
  <label class="field">
    <span>Event</span>
    <select value="" onChange={({ currentTarget }) => pick(currentTarget.value)}>
      <option value="">Choose a sample or a recorded event</option>
      <optgroup label="Recorded, newest first">
        {attempts.value
          .slice(-20)
          .toReversed()
          .map(({ key, source, email, user }) => (
            <option key={key} value={key}>
              {source} {email || user}
            </option>
          ))}
      </optgroup>
      {[...new Set(samples.value.map(({ file }) => folderOf(file)))].map((folder) => (
        <optgroup key={folder} label={folder}>
          {samples.value
            .filter(({ file }) => folderOf(file) === folder)
            .map(({ file }) => (
              <option key={file} value={file}>
                {file.split('/').slice(2).join('/')}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  </label>
);

const FunctionChoice = () => (
  <label class="field">
    <span>Function</span>
    <select
      value={playgroundFunction.value}
      onChange={({ currentTarget }) => {
        playgroundFunction.value = currentTarget.value;
      }}
    >
      <option value="">None: the suite has no function for it</option>
      {functionNames.value.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  </label>
);

type Read = { readonly problem: string; readonly event?: unknown };

/** The event, or why the text is no JSON, with its line. */
const readEvent = (text: string): Read => {
  if (text === '') return { problem: 'Choose an event first' };
  try {
    return { problem: '', event: JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
};

/** In place of the editor, which cannot mask a part of its text. */
const Masked = ({ event, show }: { readonly event: unknown; readonly show: () => void }) => (
  <>
    <JsonView label="Event with masked parts" value={event} />
    <button type="button" onClick={show}>
      Show and edit
    </button>
  </>
);

const Editor = ({ problem }: { readonly problem: string }) => (
  <label class="field">
    <span>JSON</span>
    <textarea
      class="editor"
      spellcheck={false}
      aria-invalid={problem !== ''}
      value={playgroundText.value}
      onInput={({ currentTarget }) => {
        playgroundText.value = currentTarget.value;
      }}
    />
  </label>
);

/** A sample or recorded event, edited and sent to a function. */
export const PlaygroundView = () => {
  useEffect(
    () => () => {
      isShown.value = false;
    },
    [],
  );
  useEffect(() => {
    readSamples().catch((error: unknown) => {
      notice.value = explain(error);
    });
  }, [info.value]);
  const [name, text] = [playgroundFunction.value, playgroundText.value];
  const { problem, event } = readEvent(text);
  // Once shown it stays open, so that editing does not close it.
  const isMasked = !isShown.value && !showsSecrets.value && hasSecrets(event);
  return (
    <div class="single halves">
      <div class="card">
        <h2>Event</h2>
        <Events />
        <FunctionChoice />
        {isMasked ? (
          <Masked
            event={event}
            show={() => {
              isShown.value = true;
            }}
          />
        ) : (
          <Editor problem={problem} />
        )}
        {problem === '' && name !== '' ? (
          <Action shortcut="r" class="primary" run={() => invoke(name, event)}>
            Invoke
          </Action>
        ) : (
          <p class={text === '' ? 'hint' : 'failure'}>
            {problem || 'The suite has no function for this trigger: choose one to send it to.'}
          </p>
        )}
      </div>
      <div class="card">
        <h2>Answer</h2>
        {lastRun.value === undefined ? (
          <Empty>An event that is invoked is answered here, with what changed and the logs.</Empty>
        ) : (
          <RunResult run={lastRun.value} />
        )}
      </div>
    </div>
  );
};
