import { JsonView } from '../parts/json-view.tsx';
import { textAt } from '../state/json.ts';
import type { Attempt } from '../state/model.ts';
import { decisions } from '../state/page.ts';

const slackMs = 50;

/** The decisions of the permission check about calls that the function made meanwhile. */
export const DecisionsOf = ({ attempt }: { readonly attempt: Attempt }) => {
  const end = attempt.startedAt + attempt.durationMs + slackMs;
  const own = decisions.value.filter((decision) => {
    const time = Date.parse(textAt(decision, 'at'));
    const isMeanwhile = time >= attempt.startedAt - slackMs && time <= end;
    return isMeanwhile && textAt(decision, 'function') === attempt.function;
  });
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
