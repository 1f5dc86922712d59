import { explain, getControl } from '../api/control.ts';
import { apply, mergeSnapshot, nothingKnown, type PageEvent, type Snapshot } from './apply.ts';
import { textAt } from './json.ts';
import { newestOf } from './newest.ts';
import { clockOffsetMs, faults, info, isLive, known, notice, show } from './page.ts';

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
  const before = faults.value;
  const [triggers = [], outbox = [], decisions = [], listed = []] = await Promise.all(
    ['triggers', 'outbox', 'decisions', 'faults'].map(list),
  );
  // The outbox waits for mails on their way: an event that came meanwhile is newer than the list of faults.
  const armed = faults.value === before ? listed : faults.value;
  return { triggers, outbox, decisions, faults: armed };
};

const takeSnapshot = newestOf<Snapshot>((found) => show(mergeSnapshot(known(), found)));

/** The stack's time is ahead or that of this machine, and moves by whole seconds, however long the response took. */
const offsetOf = (now: number, asked: number): number =>
  now > Date.now() ? Math.floor((now - asked) / 1000) * 1000 : 0;

const readInfo = async (): Promise<void> => {
  const [asked, before] = [Date.now(), clockOffsetMs.value];
  const found = await getControl('info');
  info.value = found;
  // An event that came meanwhile is newer.
  if (clockOffsetMs.value === before) {
    clockOffsetMs.value = offsetOf(Date.parse(textAt(found, 'now')), asked);
  }
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

/** As long as a browser waits until it opens a lost stream again. */
const retryMs = 1_000;

const report = (error: unknown): void => {
  notice.value = explain(error);
  // Without the ids nothing can be sent; later reads follow a reset of the stream.
  if (info.value === undefined) setTimeout(reload, retryMs);
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
