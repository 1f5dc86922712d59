import { explain, getControl } from '../api/control.ts';
import { apply, mergeSnapshot, nothingKnown, type PageEvent, type Snapshot } from './apply.ts';
import { textAt } from './json.ts';
import { newestOf } from './newest.ts';
import { clockOffsetMs, info, isLive, known, notice, show } from './page.ts';

const kinds = [
  'trigger-start',
  'trigger-end',
  'message',
  'user',
  'decision',
  'clock',
  'faults',
  'log',
];

const list = async (path: string): Promise<readonly unknown[]> => {
  const found = await getControl(path).catch(() => []);
  return Array.isArray(found) ? found : [];
};

/** What is older than the kept events. A stack without a list has none of it. */
const findSnapshot = async (): Promise<Snapshot> => {
  const [triggers = [], outbox = [], decisions = [], faults = []] = await Promise.all(
    ['triggers', 'outbox', 'decisions', 'faults'].map(list),
  );
  return { triggers, outbox, decisions, faults };
};

const takeSnapshot = newestOf<Snapshot>((found) => show(mergeSnapshot(known(), found)));

const readInfo = async (): Promise<void> => {
  const found = await getControl('info');
  info.value = found;
  const now = Date.parse(textAt(found, 'now'));
  if (!Number.isNaN(now)) clockOffsetMs.value = Math.round((now - Date.now()) / 1000) * 1000;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Events that wait for the next frame: a hundred at once change the page once. */
let waiting: PageEvent[] = [];

const drain = (): void => {
  const events = waiting;
  waiting = [];
  show(events.reduce(apply, known()));
};

const receive = (kind: string, text: string): void => {
  if (waiting.push({ kind, data: parse(text) }) === 1) requestAnimationFrame(drain);
};

const report = (error: unknown): void => {
  notice.value = explain(error);
};

const reload = (): void => {
  void Promise.all([readInfo(), takeSnapshot(findSnapshot)]).catch(report);
};

/** Follows the stack: one connection a page, which the browser opens again by itself. */
export const followStack = (): void => {
  const source = new EventSource('/_local/events?since=0');
  for (const kind of kinds) {
    source.addEventListener(kind, ({ data }) => receive(kind, String(data)));
  }
  source.addEventListener('reset', () => {
    waiting = [];
    show({ ...nothingKnown, userChanges: known().userChanges + 1 });
    reload();
  });
  source.addEventListener('open', () => {
    isLive.value = true;
  });
  source.addEventListener('error', () => {
    isLive.value = false;
  });
  reload();
};
