import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';

export const views = [
  { id: 'trace', title: 'Trace' },
  { id: 'sign-in', title: 'Sign in' },
  { id: 'outbox', title: 'Outbox' },
  { id: 'users', title: 'Users' },
  { id: 'playground', title: 'Playground' },
  { id: 'access', title: 'Access' },
  { id: 'time', title: 'Time and faults' },
] as const;

export type ViewId = (typeof views)[number]['id'];

/** What draws each view that is loaded. */
export type Views = Readonly<Partial<Record<ViewId, () => ComponentChild>>>;

const inAddress = (): ViewId => views.find(({ id }) => `#${id}` === location.hash)?.id ?? 'trace';

/** The view of the address, so that a reload and the back button keep it. */
export const view = signal<ViewId>(inAddress());

export const followAddress = (): void => {
  addEventListener('hashchange', () => {
    view.value = inAddress();
  });
};

export const goTo = (id: ViewId): void => {
  location.hash = id;
  view.value = id;
};

/** What a view has open; a phone shows it in place of the list. */
export const selectedAttempt = signal('');
export const selectedMessage = signal(0);
export const selectedUser = signal('');

/** The texts that lists are filtered by. */
export const traceFilter = signal('');
export const outboxFilter = signal('');
export const usersFilter = signal('');

/** Whether the outbox has the messages of each recipient together. */
export const isOutboxGrouped = signal(false);

/** The event that the playground edits. */
export const playgroundFunction = signal('');
export const playgroundText = signal('');
