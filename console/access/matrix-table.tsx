import { signal } from '@preact/signals';
import { textAt } from '../state/json.ts';
import type { Cell, Matrix } from './matrix.ts';

/** The key of the decision that is open. */
export const selectedDecision = signal('');

const textOf = ({ isAllowed, decision }: Cell): string => {
  if (textAt(decision, 'outcome') === '') return '? undecided';
  return isAllowed ? '✓ allow' : '✕ deny';
};

const Decision = ({ cell }: { readonly cell: Cell }) => (
  <td>
    <button
      type="button"
      data-row
      class={cell.isAllowed ? 'state' : 'state error'}
      aria-current={cell.key === selectedDecision.value ? 'true' : undefined}
      onClick={() => {
        selectedDecision.value = cell.key;
      }}
    >
      {textOf(cell)}
    </button>
  </td>
);

/** Callers across, calls down; a cell opens its decision. */
export const MatrixTable = ({ matrix }: { readonly matrix: Matrix }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">Call</th>
        {matrix.principals.map((principal) => (
          <th key={principal} scope="col">
            {principal}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {matrix.rows.map(({ call, cells }) => (
        <tr key={call}>
          <th scope="row">{call}</th>
          {matrix.principals.map((principal) => {
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
