import type { StatementRef } from '#shared/iam/decide/layer.ts';
import type { PolicyDocument } from '#shared/iam/document.ts';
import { MalformedPolicyError } from '#shared/iam/parse/malformed.ts';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import type { IdentityPoolFacts, RoleFacts, Rule } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { trustFix, trustShow } from '../fix.ts';
import { guide } from '../guide.ts';
import { amrOf, each, type Problem, wrongAudience, wrongMethod } from './trust-conditions.ts';
import {
  type Assumption,
  allowsTagging,
  audience,
  decideAssumption,
  federation,
  method,
  trustStatements,
} from './trust-statements.ts';

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

/** Asks with an id in the pool's region that AWS gives to no identity pool. */
const takesForeign = (policy: PolicyDocument, assumption: Assumption): boolean => {
  const identityPoolId = `${assumption.identityPoolId.split(':')[0]}:00000000-0000-0000-0000-000000000000`;
  return decideAssumption(policy, { ...assumption, identityPoolId }).decision === 'allow';
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
    ...wrongAudience(statements, assumption.identityPoolId, takesForeign(policy, assumption)),
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
