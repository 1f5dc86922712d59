import { signal } from '@preact/signals';
import { Boundary } from '../parts/boundary.tsx';
import { Empty } from '../parts/empty.tsx';
import { JsonView } from '../parts/json-view.tsx';
import { decisions } from '../state/page.ts';
import { type Cell, matrixOf } from './matrix.ts';

const selected = signal('');

const Nothing = () => (
  <Empty>
    <p>
      <b>No permission has been checked.</b> Calls with credentials of the identity pool, and calls
      of the functions, are decided here.
    </p>
    <p>
      Get credentials for a signed-in user and for a guest, and read each other's files: every
      answer appears with the statement that decided it.
    </p>
  </Empty>
);

const Decision = ({ cell }: { readonly cell: Cell }) => (
  <td>
    <button
      type="button"
      data-row
      class={cell.isAllowed ? 'state' : 'state error'}
      aria-current={cell.key === selected.value ? 'true' : undefined}
      onClick={() => {
        selected.value = cell.key;
      }}
    >
      {cell.isAllowed ? '✓ allow' : '✕ deny'}
    </button>
  </td>
);

const Matrix = () => {
  const { principals, rows } = matrixOf(decisions.value);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Call</th>
          {principals.map((principal) => (
            <th key={principal} scope="col">
              {principal}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ call, cells }) => (
          <tr key={call}>
            <th scope="row">{call}</th>
            {principals.map((principal) => {
              const cell = cells.get(principal);
              return cell === undefined ? (
                <td key={principal}>–</td>
              ) : (
                <Decision key={principal} cell={cell} />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const close = (): void => {
  selected.value = '';
};

/** Who asked for what, and what was decided: callers across, calls down, the newest decision of each. */
export const AccessView = () => {
  const { rows } = matrixOf(decisions.value);
  const cell = rows
    .flatMap(({ cells }) => [...cells.values()])
    .find(({ key }) => key === selected.value);
  return (
    <div class="single">
      {decisions.value.length === 0 ? (
        <Nothing />
      ) : (
        <section class="access" aria-label="Decisions">
          <Matrix />
        </section>
      )}
      {cell === undefined ? null : (
        <Boundary key={cell.key} value={cell.decision}>
          <div class="actions">
            <h2>{cell.key}</h2>
            <button type="button" data-key="Escape" onClick={close}>
              Close <kbd>Esc</kbd>
            </button>
          </div>
          <JsonView label="Decision" value={cell.decision} />
        </Boundary>
      )}
    </div>
  );
};
