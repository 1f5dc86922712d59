import type { Target } from '../support/client.ts';

/** What a check found, in a few words, and whether the sentence holds. */
export type Outcome = { readonly holds: boolean; readonly found: string };

export type Proof = (target: Target) => Promise<Outcome>;

/** A sentence of SECURITY.md, what shows it in a few seconds, and the test that holds it. */
export type Guarantee = {
  readonly id: string;
  readonly sentence: string;
  readonly proof: Proof;
  /** From the root of the repository. */
  readonly test: string;
};
