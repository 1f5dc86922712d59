import { TryIt } from '../checks/try-it.tsx';
import { decisions } from '../state/page.ts';
import { matrixOf } from './matrix.ts';
import { MatrixTable } from './matrix-table.tsx';

/** What this page tries, and below it who asked for what: the newest decision of each caller and call. */
export const AccessView = () => {
  const recorded = matrixOf(decisions.value);
  return (
    <div class="single">
      <TryIt />
      <section class="access" aria-label="Decisions">
        <h2>Decisions so far</h2>
        {recorded.rows.length === 0 ? (
          <p class="hint">
            No permission has been checked. Calls of the functions, and calls with credentials of
            the identity pool, are decided here.
          </p>
        ) : (
          <MatrixTable matrix={recorded} />
        )}
      </section>
    </div>
  );
};
