import type { Observed } from '../observed.ts';
import type { Refusal } from '../refusal.ts';
import { snippetsOf } from '../snippets/snippets.ts';
import type { DesiredTriggers } from '../triggers.ts';
import { ownerOf } from './owner.ts';

/** The refusal, and the owner for whom the snippets are. */
const judge = ({ state, stack }: Observed, consequence: string, whatToDo: string) => {
  const owner = ownerOf(state.pool, stack);
  if (owner === undefined) return [];
  const why = `A template declares this pool: ${owner.evidence} says so.${consequence}`;
  return [{ code: owner.kind, why, whatToDo, owner }];
};

export const attachToOwned = (facts: Observed, desired: DesiredTriggers): readonly Refusal[] =>
  judge(
    facts,
    ' Its next deployment would undo what is attached here.',
    'Put the triggers and permissions into that template and deploy it.',
  ).map(({ owner, ...refusal }) => ({
    ...refusal,
    snippets: snippetsOf(desired, facts.state.pool),
    languages: owner.snippets,
  }));

export const detachFromOwned = (facts: Observed): readonly Refusal[] =>
  judge(
    facts,
    ' Its next deployment would set again what is detached here.',
    'Remove the triggers and permissions from that template and deploy it.',
  ).map(({ owner: _, ...refusal }) => refusal);

export const restoreOfOwned = (facts: Observed): readonly Refusal[] =>
  judge(facts, '', 'Put back in that template what the backup says.').map(
    ({ owner: _, ...refusal }) => refusal,
  );
