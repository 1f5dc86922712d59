import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { useEffect } from 'preact/hooks';
import { Header } from './header.tsx';
import { Help } from './help.tsx';
import { OutboxView } from './outbox/outbox-view.tsx';
import { Boundary } from './parts/boundary.tsx';
import { SignInView } from './sign-in/sign-in-view.tsx';
import { notice } from './state/page.ts';
import { type ViewId, view } from './state/view.ts';
import { TraceView } from './trace/trace-view.tsx';

type View = () => ComponentChild;

/** Views that are loaded when they are first opened. */
const later: Readonly<Partial<Record<ViewId, () => Promise<View>>>> = {
  users: async () => (await import('./users/users-view.tsx')).UsersView,
  playground: async () => (await import('./playground/playground-view.tsx')).PlaygroundView,
  access: async () => (await import('./access/access-view.tsx')).AccessView,
  time: async () => (await import('./time/time-view.tsx')).TimeView,
};

const loaded = signal<Readonly<Partial<Record<ViewId, View>>>>({
  trace: TraceView,
  'sign-in': SignInView,
  outbox: OutboxView,
});

const load = async (id: ViewId): Promise<void> => {
  const found = await later[id]?.();
  if (found !== undefined) loaded.value = { ...loaded.value, [id]: found };
};

const useView = (id: ViewId): View | undefined => {
  useEffect(() => {
    if (loaded.value[id] !== undefined) return;
    load(id).catch(() => {
      notice.value = 'The view could not be loaded. Is npm run local running?';
    });
  }, [id]);
  return loaded.value[id];
};

const Notice = () =>
  notice.value === '' ? null : (
    <div class="notice" role="alert">
      {notice.value}{' '}
      <button
        type="button"
        onClick={() => {
          notice.value = '';
        }}
      >
        Close
      </button>
    </div>
  );

/** The page. */
export const App = () => {
  const View = useView(view.value);
  return (
    <>
      <Header />
      <Notice />
      <main>
        <Boundary key={view.value}>{View === undefined ? null : <View />}</Boundary>
      </main>
      <Help />
    </>
  );
};
