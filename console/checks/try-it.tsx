import { signal } from '@preact/signals';
import { MatrixTable } from '../access/matrix-table.tsx';
import { Action } from '../parts/action.tsx';
import { signedIn } from '../sign-in/flow.ts';
import { goTo } from '../state/view.ts';
import { type Tried, tryEverything } from './run-checks.ts';

/** The newest result; undefined until something was tried. */
export const tried = signal<Tried | undefined>(undefined);

let running: Promise<void> | undefined;

const tryOnce = async (): Promise<void> => {
  try {
    tried.value = await tryEverything();
  } finally {
    running = undefined;
  }
};

/** One at a time, also where the view is left and opened again: of two the decisions would be taken for each other's. */
const run = (): Promise<void> => {
  running ??= tryOnce();
  return running;
};

const Who = () => {
  const names = [...signedIn.value.keys()];
  return names.length === 0 ? (
    <p class="hint">
      No user has signed in on this page, so a guest is tried only.{' '}
      <button type="button" class="link" onClick={() => goTo('sign-in')}>
        Sign in here
      </button>{' '}
      as one user, then as another.
    </p>
  ) : (
    <p class="hint">Signed in on this page: {names.join(', ')}.</p>
  );
};

/** Gets credentials of the identity pool for the users of this page and a guest, and shows what each may do. */
export const TryIt = () => (
  <section class="access" aria-label="Who may do what">
    <h2>Who may do what</h2>
    <p>
      Credentials of the identity pool sign real calls: files of each user and of all, profiles, and
      rows of your own tables by tenant. A permitted write leaves access-check.txt there.
    </p>
    <Who />
    <div class="actions">
      <Action run={run}>Try it</Action>
    </div>
    {tried.value?.failures.map((failure) => (
      <p key={failure} class="failure">
        No credentials for {failure}
      </p>
    ))}
    {tried.value === undefined || tried.value.matrix.rows.length === 0 ? null : (
      <MatrixTable matrix={tried.value.matrix} />
    )}
  </section>
);
