import { locales } from '#shared/delivery/email/locale.ts';
import { localesWith } from '#shared/extensions/words.ts';
import { words } from '../../extensions/words.ts';
import { type Finding, worstFirst } from '../doctor/finding.ts';
import type { AccountFacts, AccountRule } from './facts.ts';
import { defaultLocaleRule } from './rules/default-locale.ts';
import { quotaRules } from './rules/quotas.ts';
import { rightsRule } from './rules/rights.ts';
import { runtimeRule } from './rules/runtime.ts';
import { senderRules } from './rules/sender.ts';
import { sendingRules } from './rules/sending.ts';
import { unreadRule } from './rules/unread.ts';

const rules: readonly AccountRule[] = [
  ...senderRules,
  defaultLocaleRule(localesWith(words, locales)),
  ...sendingRules,
  rightsRule,
  ...quotaRules,
  runtimeRule,
  unreadRule,
];

/** What stands between `sam deploy` and a first code, the worst first. Pure: facts and the moment in, findings out. */
export const diagnoseAccount = (facts: AccountFacts, now: number): readonly Finding[] =>
  worstFirst(rules.flatMap((rule) => rule(facts, now)));
