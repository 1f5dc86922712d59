import { Boundary } from '../parts/boundary.tsx';
import { JsonView } from '../parts/json-view.tsx';
import { at, listAt, textAt } from '../state/json.ts';
import type { Cell } from './matrix.ts';
import { selectedDecision } from './selected.ts';

/** The layer and the statement that decided, in a sentence. */
const reasonOf = (decision: unknown): string => {
  const layer = [textAt(decision, 'layer', 'kind'), textAt(decision, 'layer', 'name')].join(' ');
  const by = layer.trim() === '' ? '' : ` (${layer.trim()})`;
  if (textAt(decision, 'outcome') === '') return 'No permission was checked: see the response.';
  return at(decision, 'statement') === undefined
    ? `No statement allows it${by}.`
    : `This statement decided${by}.`;
};

const Names = ({ title, names }: { title: string; names: readonly unknown[] }) =>
  names.length === 0 ? null : (
    <p class="warn">
      {title}: {names.map(String).join(', ')}
    </p>
  );

/** One decision: why, the statement, variables that had no value, and all of it as JSON. */
export const DecisionDetail = ({ cell }: { readonly cell: Cell }) => {
  const { key, decision } = cell;
  const statement = at(decision, 'statement');
  return (
    <Boundary key={key} value={decision}>
      <div class="actions">
        <h2>{key}</h2>
        <button
          type="button"
          data-key="Escape"
          onClick={() => {
            selectedDecision.value = '';
          }}
        >
          Close <kbd>Esc</kbd>
        </button>
      </div>
      <p>{reasonOf(decision)}</p>
      {statement === undefined ? null : <JsonView label="Statement" value={statement} />}
      <Names title="Variables without a value" names={listAt(decision, 'unresolvedVariables')} />
      <Names
        title="Holds only because a key is absent"
        names={listAt(decision, 'heldWithoutKey')}
      />
      <Names title="Not modelled here" names={listAt(decision, 'notModelled')} />
      <h3>The decision</h3>
      <JsonView label="Decision" value={decision} />
    </Boundary>
  );
};
