import { type Refusal, RefusedError } from '../plan/refusal.ts';

/** The plan, or the refusals thrown. */
export const planOrRefuse = <Plan>(
  planning:
    | { readonly kind: 'planned'; readonly plan: Plan }
    | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] },
): Plan => {
  if (planning.kind === 'refused') throw new RefusedError(...planning.refusals);
  return planning.plan;
};
