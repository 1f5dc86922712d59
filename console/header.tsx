import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isHelpOpen } from './help.tsx';
import { spanText, timeText } from './parts/time-text.ts';
import { textAt } from './state/json.ts';
import { clockOffsetMs, faults, info, isLive, showsSecrets } from './state/page.ts';
import { goTo, view, views } from './state/view.ts';

/** The stack's time, by the second. */
const Clock = () => {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 1_000);
    return () => clearInterval(timer);
  }, []);
  const offset = clockOffsetMs.value;
  return (
    <button type="button" class="plain" title="Time and faults" onClick={() => goTo('time')}>
      <span class="visually-hidden">Time of the stack: </span>
      {timeText(now.value + offset)} UTC{offset >= 1_000 ? ` (+${spanText(offset)})` : ''}
    </button>
  );
};

const Faults = () => {
  const count = faults.value.length;
  if (count === 0) return null;
  return (
    <button type="button" class="plain warn" onClick={() => goTo('time')}>
      {count === 1 ? '1 fault armed' : `${count} faults armed`}
    </button>
  );
};

const Switches = () => (
  <>
    <button
      type="button"
      data-key="s"
      aria-pressed={showsSecrets.value}
      onClick={() => {
        showsSecrets.value = !showsSecrets.value;
      }}
    >
      {showsSecrets.value ? 'Hide codes' : 'Show codes'} <kbd>s</kbd>
    </button>
    <button
      type="button"
      aria-label="Keys"
      onClick={() => {
        isHelpOpen.value = true;
      }}
    >
      ?
    </button>
  </>
);

const Views = () => (
  <nav aria-label="Views">
    {views.map(({ id, title }, index) => (
      <a key={id} href={`#${id}`} aria-current={view.value === id ? 'page' : undefined}>
        {title} <kbd>{index + 1}</kbd>
      </a>
    ))}
  </nav>
);

/** The top of the page: which pool, whether it is followed, its time, what is armed, and the views. */
export const Header = () => (
  <header>
    <div class="top">
      <h1>{textAt(info.value, 'userPoolId') || 'Local stack'}</h1>
      <span role="status" class={isLive.value ? 'live' : 'live off'}>
        {isLive.value ? 'Live' : 'Disconnected'}
      </span>
      <span class="space" />
      <Faults />
      <Clock />
      <Switches />
    </div>
    <Views />
  </header>
);
