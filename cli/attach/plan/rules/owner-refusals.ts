import type { Observed } from '../observed.ts';
import type { Refusal } from '../refusal.ts';
import type { DesiredTriggers } from '../triggers.ts';
import { ownerOf } from './owner.ts';
import { snippetsOf } from './snippets.ts';

const refusal = ({ state, stack }: Observed, consequence: string, whatToDo: string) => {
  const owner = ownerOf(state.pool, stack);
  if (owner === undefined) return [];
  const why = `A template declares this pool: ${owner.evidence} says so.${consequence}`;
  return [{ code: owner.kind, why, whatToDo }];
};

export const attachToOwned = (facts: Observed, desired: DesiredTriggers): readonly Refusal[] =>
  refusal(
    facts,
    ' Its next deployment would undo what is attached here.',
    'Put the triggers and permissions into that template and deploy it.',
  ).map((one) => ({ ...one, snippets: snippetsOf(desired, facts.state.pool) }));

export const detachFromOwned = (facts: Observed): readonly Refusal[] =>
  refusal(
    facts,
    ' Its next deployment would set again what is detached here.',
    'Remove the triggers and permissions from that template and deploy it.',
  );

export const restoreOfOwned = (facts: Observed): readonly Refusal[] =>
  refusal(facts, '', 'Put back in that template what the backup says.');
