import type { Statement } from '#shared/iam/document.ts';
import { limitedTo } from '#shared/iam/match/limited-to.ts';
import { matchesPattern, patternOf } from '#shared/iam/match/wildcard.ts';
import type { RoleFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { audience, federation, method } from './trust-statements.ts';

/** What the key `amr` has for a user of the role. */
export const amrOf = { 'signed-in': 'authenticated', guest: 'unauthenticated' } as const;

/** Without a change the policy is shown: what to change in it, its author must say. */
export type Problem = Pick<Finding, 'id' | 'severity' | 'reason'> & { readonly change?: string };

const matchesAny = (patterns: readonly string[] | undefined, value: string): boolean =>
  patterns?.some((pattern) => matchesPattern(patternOf(pattern), value)) === true;

/** jq: changes the statements that name identity pools. */
export const each = `(.Statement |= if type == "array" then . else [.] end) | .Statement |= map(if .Principal.Federated == "${federation}" then`;

/** `takesForeign`: whether a pool of another account can assume the role, by wildcards for example. */
export const wrongAudience = (
  statements: readonly Statement[],
  poolId: string,
  takesForeign: boolean,
): readonly Problem[] => {
  const change = `${each} .Condition.StringEquals["${audience}"] = "${poolId}" else . end)`;
  const audiences = statements.map((statement) => limitedTo(statement, audience));
  const isUnlimited = audiences.some((allowed) => allowed === undefined || allowed.includes('*'));
  if (isUnlimited || takesForeign) {
    return [
      {
        id: 'trust-without-audience',
        severity: 'error',
        reason: `Any identity pool of any account can assume the role: its trust policy does not limit ${audience}.`,
        change,
      },
    ];
  }
  if (audiences.some((allowed) => matchesAny(allowed, poolId))) return [];
  const reason =
    'The role trusts other identity pools and not this one, so its users get no credentials.';
  return [{ id: 'trust-other-audience', severity: 'error', reason, change }];
};

export const wrongMethod = (
  statements: readonly Statement[],
  use: RoleFacts['use'],
): readonly Problem[] => {
  const wanted = amrOf[use];
  const change = `${each} .Condition["ForAnyValue:StringLike"]["${method}"] = "${wanted}" else . end)`;
  const methods = statements.map((statement) => limitedTo(statement, method));
  if (methods.some((allowed) => allowed === undefined || allowed.includes('*'))) {
    return [
      {
        id: 'trust-without-amr',
        severity: 'error',
        reason: `Both guests and signed-in users can assume the role: its trust policy does not limit ${method}.`,
        change,
      },
    ];
  }
  const takesGuests = methods.some((allowed) => matchesAny(allowed, 'unauthenticated'));
  if (use === 'signed-in' && takesGuests) {
    const reason = 'Guests can assume the role of signed-in users.';
    return [{ id: 'trust-takes-guests', severity: 'error', reason, change }];
  }
  return [];
};
