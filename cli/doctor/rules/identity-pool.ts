import type { Facts, IdentityPoolFacts, Rule } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { identityPoolFix, quoted, roleName } from '../fix.ts';
import { guide } from '../guide.ts';

type IdentityRule = (pool: IdentityPoolFacts, facts: Facts) => readonly Omit<Finding, 'subject'>[];

const idOf = ({ description }: IdentityPoolFacts): string => description.IdentityPoolId ?? '';

const classicFlow: IdentityRule = (pool) => {
  const { AllowClassicFlow, AllowUnauthenticatedIdentities } = pool.description;
  if (AllowClassicFlow !== true) return [];
  const guests = AllowUnauthenticatedIdentities === true;
  return [
    {
      id: 'classic-flow',
      severity: guests ? 'error' : 'warning',
      reason: guests
        ? 'The classic flow is on and guests are allowed. Guests can choose a role themselves, without the session policy that limits guests in the enhanced flow.'
        : 'The classic flow is on. Clients choose the role themselves, and role mapping and principal tags do not apply.',
      fix: identityPoolFix(idOf(pool), '.AllowClassicFlow = false'),
      guide: guide.identityFlows,
    },
  ];
};

/** Guests cost nothing to be; a guest role is for everyone on the internet. */
const guests: IdentityRule = (pool) => {
  if (pool.description.AllowUnauthenticatedIdentities !== true) return [];
  const policies = pool.roleFacts
    .filter(({ use }) => use === 'guest')
    .flatMap((role) => role.policies ?? []);
  return [
    {
      id: 'guests-allowed',
      severity: policies.length > 0 ? 'warning' : 'note',
      reason:
        policies.length > 0
          ? `Guests are allowed and their role has policies (${policies.join(', ')}), which apply to everyone on the internet.`
          : 'Guests are allowed. The doctor found no policy of their role.',
      fix: identityPoolFix(idOf(pool), '.AllowUnauthenticatedIdentities = false'),
      guide: guide.identityPools,
    },
  ];
};

const providersOf = (pool: IdentityPoolFacts, { userPoolId }: Facts) =>
  (pool.description.CognitoIdentityProviders ?? []).filter(
    ({ ProviderName }) => ProviderName?.endsWith(`/${userPoolId}`) === true,
  );

/** Another pool in the list: its users get these credentials too. */
const foreignProviders: IdentityRule = (pool, facts) => {
  const { CognitoIdentityProviders = [] } = pool.description;
  const ours = providersOf(pool, facts);
  const unwired: readonly Omit<Finding, 'subject'>[] =
    ours.length > 0
      ? []
      : [
          {
            id: 'user-pool-not-a-provider',
            severity: 'warning',
            reason: `User pool ${facts.userPoolId} is not a provider of the identity pool, so users who sign in by code get no credentials.`,
            fix: identityPoolFix(
              idOf(pool),
              `.CognitoIdentityProviders = ((.CognitoIdentityProviders // []) + [{ProviderName: "cognito-idp.${facts.region}.amazonaws.com/${facts.userPoolId}", ClientId: "CLIENT_ID", ServerSideTokenCheck: true}])`,
            ),
            guide: guide.identityPools,
          },
        ];
  const others = CognitoIdentityProviders.filter((provider) => !ours.includes(provider));
  return [
    ...unwired,
    ...others.map(
      ({ ProviderName = '' }): Omit<Finding, 'subject'> => ({
        id: 'other-user-pool',
        severity: 'note',
        reason: `Users of ${ProviderName} get credentials from this identity pool too. Check that user pool as well.`,
        fix: `npm run doctor -- --user-pool-id ${ProviderName.slice(ProviderName.lastIndexOf('/') + 1)}`,
        guide: guide.identityPools,
      }),
    ),
  ];
};

const tokenCheck: IdentityRule = (pool, facts) =>
  providersOf(pool, facts).some(({ ServerSideTokenCheck }) => ServerSideTokenCheck !== true)
    ? [
        {
          id: 'no-server-side-token-check',
          severity: 'warning',
          reason:
            'A user who was signed out everywhere, disabled or deleted gets credentials until the ID token expires (ServerSideTokenCheck is off).',
          fix: identityPoolFix(
            idOf(pool),
            `.CognitoIdentityProviders |= map(if (.ProviderName | endswith("/${facts.userPoolId}")) then .ServerSideTokenCheck = true else . end)`,
          ),
          guide: guide.identityPools,
        },
      ]
    : [];

/** The role for those whom no rule names should be the one that may least. */
const ambiguousRole: IdentityRule = (pool) =>
  Object.entries(pool.roles?.RoleMappings ?? {})
    .filter(([, { AmbiguousRoleResolution }]) => AmbiguousRoleResolution !== 'Deny')
    .map(([provider]) => ({
      id: 'ambiguous-role',
      severity: 'note',
      reason: `Users whom no rule of ${provider} matches get the signed-in role. Give that role the fewest permissions, or set AmbiguousRoleResolution to Deny if every user has a group.`,
      fix: `aws cognito-identity get-identity-pool-roles --identity-pool-id ${idOf(pool)} --output json | jq ${quoted(`.RoleMappings[${JSON.stringify(provider)}].AmbiguousRoleResolution = "Deny"`)} > roles.json && aws cognito-identity set-identity-pool-roles --cli-input-json file://roles.json`,
      guide: guide.roleMapping,
    }));

const roleGone: IdentityRule = (pool) =>
  pool.roleFacts
    .filter(({ exists }) => !exists)
    .map(({ arn }) => ({
      id: 'role-missing',
      severity: 'error',
      reason: `The role ${arn} does not exist. Any principal that can create roles can create one of that name and set the permissions of these users.`,
      fix: `aws iam get-role --role-name ${roleName(arn)}`,
      guide: guide.identityRoles,
    }));

const rules: readonly IdentityRule[] = [
  classicFlow,
  guests,
  foreignProviders,
  tokenCheck,
  ambiguousRole,
  roleGone,
];

/** None was named: there may be one all the same, and nothing is said of it. */
const notNamed = ({ userPoolId }: Facts): Finding => ({
  id: 'identity-pool-not-named',
  severity: 'note',
  subject: `user pool ${userPoolId}`,
  reason: 'No identity pool was checked. If one accepts tokens of this pool, pass its id.',
  fix: `npm run doctor -- --user-pool-id ${userPoolId} --identity-pool-id IDENTITY_POOL`,
  guide: guide.identityPools,
});

export const identityPoolRules: Rule = (facts) => {
  const { identityPool } = facts;
  if (facts.identityPoolId === undefined) return [notNamed(facts)];
  if (identityPool === undefined) return [];
  const subject = `identity pool ${idOf(identityPool)}`;
  return rules.flatMap((rule) => rule(identityPool, facts)).map((found) => ({ subject, ...found }));
};
