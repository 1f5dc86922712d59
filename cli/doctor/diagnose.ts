import type { Facts, Rule } from './facts.ts';
import { type Finding, worstFirst } from './finding.ts';
import { challengesTableRules } from './rules/challenges-table.ts';
import { claimSourceRules } from './rules/claim-sources.ts';
import { clientRules } from './rules/clients/clients.ts';
import { identityPoolRules } from './rules/identity-pool.ts';
import { poolRules } from './rules/pool/pool.ts';
import { triggerRules } from './rules/triggers.ts';
import { trustRules } from './rules/trust.ts';
import { unreadRules } from './rules/unread.ts';
import { userRules } from './rules/users.ts';

const rules: readonly Rule[] = [
  ...triggerRules,
  clientRules,
  ...poolRules,
  ...claimSourceRules,
  identityPoolRules,
  trustRules,
  ...challengesTableRules,
  ...userRules,
  unreadRules,
];

/** What weakens a sign-in by code, the worst first. Pure: facts in, findings out. */
export const diagnose = (facts: Facts): readonly Finding[] =>
  worstFirst(rules.flatMap((rule) => rule(facts)));
