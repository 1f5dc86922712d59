import { JsonView } from '../parts/json-view.tsx';
import type { Attempt } from '../state/model.ts';
import { decisions } from '../state/page.ts';
import { isOfAttempt } from '../trace/service-calls.ts';

/** The decisions of the permission check about calls that the function made meanwhile. */
export const DecisionsOf = ({ attempt }: { readonly attempt: Attempt }) => {
  const own = decisions.value.filter((decision) => isOfAttempt(attempt, decision));
  if (own.length === 0) {
    return <p class="hint">No call of this function was checked for its permission.</p>;
  }
  return (
    <>
      {own.map((decision, index) => (
        <JsonView key={index} label={`Decision ${index + 1}`} value={decision} />
      ))}
    </>
  );
};
