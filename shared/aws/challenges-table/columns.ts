import type { Challenge, Slot } from '../../one-time-code/state.ts';

/*
 * ChallengesTable. Three kinds of items, told apart by the partition key:
 *
 *   2U#<sub>, 2X#<hmac>   one user's challenges: two slots, mails, counters, delivery, proof
 *   2M#<hmac>             times of the mails to one mailbox while its address is unproven
 *   2P#<minute>           number of mails to unproven addresses in one minute
 *
 * The challenge's columns are flat and top-level, since ADD and conditions on missing counters need that:
 *
 *   create   --version n-->  version n+1                  of parallel starts one writes, the others read again and join
 *   reserve  --slot, attempts < 3, wrong<block> < 10-->   each + 1: the comparison is paid before it is made
 *   consume  --slot unused-->  usedBy                     one right answer is taken
 *   lease    --mail number, due or lapsed, tries < 2-->   sending: one courier holds the mail
 *
 * docs/one-time-code-table.md has each expression with the reason for each condition.
 */

/** The columns of the challenge in a slot. */
export const columnsOf = (slot: Slot) =>
  ({
    id: `slot${slot}Id`,
    kind: `slot${slot}Kind`,
    pepperId: `slot${slot}Pepper`,
    createdAt: `slot${slot}CreatedAt`,
    expiresAt: `slot${slot}ExpiresAt`,
    attempts: `slot${slot}Attempts`,
    usedBy: `slot${slot}UsedBy`,
  }) as const satisfies Record<keyof Challenge, string>;

/** `wrong40999`: wrong answers in that block of 12 h. */
export const wrongColumn = (block: number): string => `wrong${block}`;
