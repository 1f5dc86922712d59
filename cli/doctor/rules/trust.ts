import type { StatementRef } from '#shared/iam/decide/layer.ts';
import type { PolicyDocument, Statement } from '#shared/iam/document.ts';
import { limitedTo } from '#shared/iam/match/limited-to.ts';
import { matchesPattern, patternOf } from '#shared/iam/match/wildcard.ts';
import { MalformedPolicyError } from '#shared/iam/parse/malformed.ts';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import type { IdentityPoolFacts, RoleFacts, Rule } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { trustFix, trustShow } from '../fix.ts';
import { guide } from '../guide.ts';
import {
  type Assumption,
  allowsTagging,
  audience,
  decideAssumption,
  federation,
  method,
  trustStatements,
} from './trust-statements.ts';

const amrOf = { 'signed-in': 'authenticated', guest: 'unauthenticated' } as const;

/** Without a change the policy is shown: what to change in it, its author must say. */
type Problem = Pick<Finding, 'id' | 'severity' | 'reason'> & { readonly change?: string };

const matchesAny = (patterns: readonly string[] | undefined, value: string): boolean =>
  patterns?.some((pattern) => matchesPattern(patternOf(pattern), value)) === true;

/** jq: the statements that speak to identity pools. */
const each = `(.Statement |= if type == "array" then . else [.] end) | .Statement |= map(if .Principal.Federated == "${federation}" then`;

const wrongAudience = (statements: readonly Statement[], poolId: string): readonly Problem[] => {
  const change = `${each} .Condition.StringEquals["${audience}"] = "${poolId}" else . end)`;
  const audiences = statements.map((statement) => limitedTo(statement, audience));
  if (audiences.some((allowed) => allowed === undefined || allowed.includes('*'))) {
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

const wrongMethod = (
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

/** With principal tags Cognito assumes the role with sts:TagSession, or not at all. */
const noTagging = (
  isTaggable: boolean,
  use: RoleFacts['use'],
  { tags }: IdentityPoolFacts,
): readonly Problem[] => {
  const tagged = tags?.UseDefaults === true || Object.keys(tags?.PrincipalTags ?? {}).length > 0;
  if (use === 'guest' || !tagged || isTaggable) return [];
  return [
    {
      id: 'trust-without-tagging',
      severity: 'warning',
      reason:
        'Principal tags are mapped, and the role cannot be assumed with tags (sts:TagSession): users get no credentials.',
      change: `${each} .Action = ([.Action] | flatten + ["sts:TagSession"] | unique) else . end)`,
    },
  ];
};

const notGiven = ({ identityPoolId, method: amr }: Assumption): Problem => ({
  id: 'trust-not-given',
  severity: 'error',
  reason: 'The role does not trust identity pools, so its users get no credentials.',
  change: `(.Statement |= if type == "array" then . else [.] end) | .Statement += [{Effect: "Allow", Principal: {Federated: "${federation}"}, Action: "sts:AssumeRoleWithWebIdentity", Condition: {StringEquals: {"${audience}": "${identityPoolId}"}, "ForAnyValue:StringLike": {"${method}": "${amr}"}}}]`,
});

const unclear = (why: string): Problem => ({
  id: 'trust-unclear',
  severity: 'warning',
  reason: `It is not clear whether the identity pool can assume the role: ${why}.`,
});

const denied = (statement: StatementRef | undefined): Problem => ({
  id: 'trust-not-given',
  severity: 'error',
  reason: `The identity pool cannot assume the role, so its users get no credentials: statement ${statement?.id} denies it.`,
});

/** What only the whole policy shows: a Deny, or a part that is not modelled. */
const wholly = (policy: PolicyDocument, assumption: Assumption): readonly Problem[] => {
  const { decision, statement, notModelled } = decideAssumption(policy, assumption);
  if (decision !== 'allow' && notModelled.length > 0) {
    return [
      unclear(`its trust policy has what cannot be evaluated here (${notModelled.join(', ')})`),
    ];
  }
  return decision === 'explicit-deny' ? [denied(statement)] : [];
};

const judgePolicy = (
  policy: PolicyDocument,
  assumption: Assumption,
  use: RoleFacts['use'],
  pool: IdentityPoolFacts,
): readonly Problem[] => {
  const statements = trustStatements(policy, assumption);
  const whole = wholly(policy, assumption);
  if (statements.length === 0) {
    return whole.length > 0 ? whole : [notGiven(assumption)];
  }
  return [
    ...wrongAudience(statements, assumption.identityPoolId),
    ...wrongMethod(statements, use),
    ...noTagging(allowsTagging(policy, assumption), use, pool),
    ...whole,
  ];
};

const judgeRole = (role: RoleFacts, pool: IdentityPoolFacts): readonly Problem[] => {
  const identityPoolId = pool.description.IdentityPoolId ?? '';
  const assumption = { roleArn: role.arn, identityPoolId, method: amrOf[role.use] };
  try {
    return judgePolicy(parsePolicy(role.trust), assumption, role.use, pool);
  } catch (error) {
    if (!(error instanceof MalformedPolicyError)) throw error;
    const place = error.place === '' ? 'the document' : error.place;
    return [unclear(`its trust policy is malformed: ${place} ${error.problem}`)];
  }
};

const judge = (role: RoleFacts, pool: IdentityPoolFacts): readonly Finding[] =>
  !role.exists || role.trust === undefined
    ? []
    : judgeRole(role, pool).map((problem) => ({
        id: problem.id,
        severity: problem.severity,
        subject: `role ${role.arn}`,
        reason: problem.reason,
        fix:
          problem.change === undefined ? trustShow(role.arn) : trustFix(role.arn, problem.change),
        guide: guide.trust,
      }));

/** Trust policies without audience and method were CVE-2024-28056: any identity pool could assume such a role. */
export const trustRules: Rule = ({ identityPool }) =>
  identityPool === undefined
    ? []
    : identityPool.roleFacts.flatMap((role) => judge(role, identityPool));
