import type { IdentityPoolFacts, RoleFacts, Rule } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { trustFix } from '../fix.ts';
import { guide } from '../guide.ts';
import { allowStatements, limitedTo, matches, type Statement, speaksTo } from '../policy.ts';

const federation = 'cognito-identity.amazonaws.com';
const audience = `${federation}:aud`;
const method = `${federation}:amr`;

const amrOf = { 'signed-in': 'authenticated', guest: 'unauthenticated' } as const;

type Problem = Pick<Finding, 'id' | 'severity' | 'reason'> & { readonly change: string };

const isOurs = (statement: Statement): boolean => speaksTo(statement, 'Federated', federation);

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
  const ours = audiences.some((allowed) => allowed?.some((pattern) => matches(pattern, poolId)));
  if (ours) return [];
  const reason = `The role trusts other identity pools, not this one: its users get no credentials.`;
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
        reason: `Guests and signed-in users alike can assume the role: its trust policy does not limit ${method}.`,
        change,
      },
    ];
  }
  const takesGuests = methods.some((allowed) =>
    allowed?.some((pattern) => matches(pattern, 'unauthenticated')),
  );
  if (use === 'signed-in' && takesGuests) {
    const reason = 'Guests can assume the role of signed-in users.';
    return [{ id: 'trust-takes-guests', severity: 'error', reason, change }];
  }
  return [];
};

/** With principal tags Cognito assumes the role with sts:TagSession, or not at all. */
const noTagging = (
  statements: readonly Statement[],
  use: RoleFacts['use'],
  { tags }: IdentityPoolFacts,
): readonly Problem[] => {
  const tagged = tags?.UseDefaults === true || Object.keys(tags?.PrincipalTags ?? {}).length > 0;
  const allows = statements.some(({ Action }) =>
    Action.some((action) => matches(action.toLowerCase(), 'sts:tagsession')),
  );
  if (use === 'guest' || !tagged || allows) return [];
  return [
    {
      id: 'trust-without-tagging',
      severity: 'warning',
      reason:
        'Principal tags are mapped and the role may not be assumed with tags (sts:TagSession): nobody gets credentials.',
      change: `${each} .Action = ([.Action] | flatten + ["sts:TagSession"] | unique) else . end)`,
    },
  ];
};

const judge = (role: RoleFacts, pool: IdentityPoolFacts): readonly Finding[] => {
  if (!role.exists || role.trust === undefined) return [];
  const statements = allowStatements(role.trust).filter(isOurs);
  const poolId = pool.description.IdentityPoolId ?? '';
  const problems =
    statements.length === 0
      ? [
          {
            id: 'trust-not-given',
            severity: 'error' as const,
            reason: 'The role does not trust identity pools: its users get no credentials.',
            change: `.Statement += [{Effect: "Allow", Principal: {Federated: "${federation}"}, Action: "sts:AssumeRoleWithWebIdentity", Condition: {StringEquals: {"${audience}": "${poolId}"}, "ForAnyValue:StringLike": {"${method}": "${amrOf[role.use]}"}}}]`,
          },
        ]
      : [
          ...wrongAudience(statements, poolId),
          ...wrongMethod(statements, role.use),
          ...noTagging(statements, role.use, pool),
        ];
  return problems.map(({ change, ...problem }) => ({
    ...problem,
    subject: `role ${role.arn}`,
    fix: trustFix(role.arn, change),
    guide: guide.trust,
  }));
};

/** Trust policies without audience and method were CVE-2024-28056: roles that anybody's identity pool could assume. */
export const trustRules: Rule = ({ identityPool }) =>
  identityPool === undefined
    ? []
    : identityPool.roleFacts.flatMap((role) => judge(role, identityPool));
