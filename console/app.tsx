import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Header } from './header.tsx';
import { Help } from './help.tsx';
import { OutboxView } from './outbox/outbox-view.tsx';
import { Boundary } from './parts/boundary.tsx';
import { SignInView } from './sign-in/sign-in-view.tsx';
import { notice } from './state/page.ts';
import { type ViewId, type Views, view } from './state/view.ts';
import { TraceView } from './trace/trace-view.tsx';

const loaded = signal<Views>({ trace: TraceView, 'sign-in': SignInView, outbox: OutboxView });

/** The other views are loaded together, when the first of them is opened. */
const load = async (): Promise<void> => {
  const { later } = await import('./later.ts');
  loaded.value = { ...loaded.value, ...later };
};

const useView = (id: ViewId) => {
  useEffect(() => {
    if (loaded.value[id] !== undefined) return;
    load().catch(() => {
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
