import { Fragment } from 'preact';
import { textAt } from '../state/json.ts';
import { DecisionDetail } from './decision-detail.tsx';
import type { Cell, Matrix, Row } from './matrix.ts';
import { selectedDecision } from './selected.ts';

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

/** The open decision of a row, below it, so that the cell and what decided it are seen together. */
const Opened = ({ row, columns }: { readonly row: Row; readonly columns: number }) => {
  const cell = [...row.cells.values()].find(({ key }) => key === selectedDecision.value);
  if (cell === undefined) return null;
  return (
    <tr class="opened">
      <td colSpan={columns}>
        <DecisionDetail cell={cell} />
      </td>
    </tr>
  );
};

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
      {matrix.rows.map((row) => (
        <Fragment key={row.call}>
          <tr>
            <th scope="row">{row.call}</th>
            {matrix.principals.map((principal) => {
              const cell = row.cells.get(principal);
              return cell === undefined ? (
                <td key={principal}>–</td>
              ) : (
                <Decision key={principal} cell={cell} />
              );
            })}
          </tr>
          <Opened row={row} columns={matrix.principals.length + 1} />
        </Fragment>
      ))}
    </tbody>
  </table>
);
