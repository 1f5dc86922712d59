import { isHelpOpen } from './help.tsx';
import { goTo, views } from './state/view.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

const focusRow = (step: 1 | -1): void => {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const { activeElement } = document;
  const active = activeElement instanceof HTMLElement ? rows.indexOf(activeElement) : -1;
  const current = rows.findIndex((row) => row.ariaCurrent === 'true');
  const from = active >= 0 ? active : current;
  const next = rows[Math.min(rows.length - 1, Math.max(0, from + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
};

const press = (key: string): void => {
  document.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click();
};

const actions: Readonly<Record<string, () => void>> = {
  j: () => focusRow(1),
  k: () => focusRow(-1),
  r: () => press('r'),
  s: () => press('s'),
  '/': () => document.querySelector<HTMLElement>('[data-filter]')?.focus(),
  '?': () => {
    isHelpOpen.value = true;
  },
};

/** Leaves a field, closes the help, or goes back from a detail to its list. */
const leave = (target: EventTarget | null): void => {
  if (isTyping(target) && target instanceof HTMLElement) target.blur();
  else if (isHelpOpen.value) isHelpOpen.value = false;
  else press('Escape');
};

/** The keys of the page; none of them while a text is typed, but Escape. */
export const listenToKeys = (): void => {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return leave(event.target);
    if (isTyping(event.target)) return;
    const view = views[Number(event.key) - 1];
    const action = view === undefined ? actions[event.key] : () => goTo(view.id);
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
};
