import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../cli/doctor/diagnose.ts';
import type { Facts, IdentityPoolFacts } from '../../../cli/doctor/facts.ts';
import { exitCodeOf, type Severity } from '../../../cli/doctor/finding.ts';
import { applyFix } from '../../support/apply-fix.ts';
import {
  aPermission,
  aRole,
  aTrust,
  guestRole,
  healthyFacts,
  identityPoolId,
  poolArn,
} from '../../support/healthy-facts.ts';

type Client = Facts['clients'][number];

const withPool = (changes: Facts['pool']): Facts => ({
  ...healthyFacts,
  pool: { ...healthyFacts.pool, ...changes },
});

const withClient = (changes: Client): Facts => ({
  ...healthyFacts,
  clients: healthyFacts.clients.map((client) => ({ ...client, ...changes })),
});

const withIdentityPool = (changes: Partial<IdentityPoolFacts>): Facts => {
  if (healthyFacts.identityPool === undefined) throw new Error('healthy facts have one');
  return { ...healthyFacts, identityPool: { ...healthyFacts.identityPool, ...changes } };
};

const withDescription = (changes: Partial<IdentityPoolFacts['description']>): Facts => {
  const { identityPool } = healthyFacts;
  if (identityPool === undefined) throw new Error('healthy facts have one');
  return withIdentityPool({ description: { ...identityPool.description, ...changes } });
};

const withTrust = (trust: unknown): Facts => withIdentityPool({ roleFacts: [aRole({ trust })] });

const withoutTrigger = (...names: readonly string[]): Facts => ({
  ...healthyFacts,
  triggers: healthyFacts.triggers.filter(({ trigger }) => !names.includes(trigger)),
});

const withPermission = (statement: object): Facts => ({
  ...healthyFacts,
  triggers: healthyFacts.triggers.map((one) =>
    one.trigger === 'CreateAuthChallenge'
      ? { ...one, policy: JSON.stringify({ Statement: statement }) }
      : one,
  ),
});

const withTable = (description: object, timeToLive = 'ENABLED'): Facts => ({
  ...healthyFacts,
  challengesTable: { description: { TableName: 'challenges', ...description }, timeToLive },
});

const federated = { Principal: { Federated: 'cognito-identity.amazonaws.com' } };
const anAudience = { 'cognito-identity.amazonaws.com:aud': identityPoolId };
const anAmr = { 'cognito-identity.amazonaws.com:amr': 'authenticated' };

/** What is wrong, how bad it is, and the facts that show it. */
const weaknesses: readonly (readonly [string, Severity, Facts])[] = [
  ['user-existence-told', 'error', withClient({ PreventUserExistenceErrors: 'LEGACY' })],
  ['user-existence-told', 'error', withClient({ PreventUserExistenceErrors: undefined })],
  [
    'other-ways-in',
    'warning',
    withClient({ ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] }),
  ],
  [
    'other-ways-in',
    'warning',
    withClient({ ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_AUTH'] }),
  ],
  [
    'password-sign-in',
    'note',
    withClient({ ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH'] }),
  ],
  ['password-sign-in', 'note', withClient({ ExplicitAuthFlows: undefined })],
  ['no-code-sign-in', 'note', withClient({ ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] })],
  ['session-ends-before-code', 'warning', withClient({ AuthSessionValidity: 4 })],
  ['session-ends-before-code', 'warning', withClient({ AuthSessionValidity: undefined })],
  ['tokens-not-revocable', 'warning', withClient({ EnableTokenRevocation: false })],
  ['refresh-tokens-not-rotated', 'note', withClient({ RefreshTokenRotation: undefined })],
  ['access-token-long', 'note', withClient({ AccessTokenValidity: 2 })],
  [
    'implicit-grant',
    'warning',
    withClient({ AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['implicit'] }),
  ],
  [
    'managed-login-passwords',
    'warning',
    withClient({
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      SupportedIdentityProviders: ['COGNITO', 'Corp'],
    }),
  ],
  ['callback-not-https', 'warning', withClient({ CallbackURLs: ['http://app.example.com/'] })],
  ['write-attributes-open', 'warning', withClient({ WriteAttributes: undefined })],
  ['custom-attributes-writable', 'warning', withClient({ WriteAttributes: ['custom:tenant'] })],
  ['user-names-case-sensitive', 'warning', withPool({ UsernameConfiguration: undefined })],
  ['changed-address-unproven', 'warning', withPool({ UserAttributeUpdateSettings: undefined })],
  [
    'changed-address-unproven',
    'warning',
    withPool({ AutoVerifiedAttributes: ['email', 'phone_number'] }),
  ],
  ['recovery-by-code', 'warning', withPool({ AccountRecoverySetting: undefined })],
  [
    'recovery-by-code',
    'warning',
    withPool({
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    }),
  ],
  ['mfa-not-applied', 'warning', { ...healthyFacts, mfa: { MfaConfiguration: 'ON' } }],
  ['mfa-not-applied', 'note', { ...healthyFacts, mfa: { MfaConfiguration: 'OPTIONAL' } }],
  ['sms-configured', 'warning', withPool({ SmsConfiguration: { SnsCallerArn: 'arn' } })],
  ['devices-remembered', 'warning', withPool({ DeviceConfiguration: {} })],
  ['open-client-registration', 'warning', withPool({ DcrConfiguration: { OpenDcrEnabled: true } })],
  ['client-registration', 'note', withPool({ DcrConfiguration: { EnableStatus: 'Enabled' } })],
  ['sign-up-tells', 'note', withPool({ AdminCreateUserConfig: undefined })],
  ['deletion-unprotected', 'note', withPool({ DeletionProtection: 'INACTIVE' })],
  ['no-web-acl', 'warning', { ...healthyFacts, webAcl: '' }],
  ['no-pre-sign-up', 'warning', withoutTrigger('PreSignUp')],
  ['no-post-authentication', 'warning', withoutTrigger('PostAuthentication')],
  ['no-pre-token-generation', 'warning', withoutTrigger('PreTokenGeneration')],
  ['code-triggers-incomplete', 'error', withoutTrigger('VerifyAuthChallengeResponse')],
  ['no-code-triggers', 'note', { ...healthyFacts, triggers: [] }],
  ['trigger-not-permitted', 'error', withPermission([])],
  [
    'trigger-not-permitted',
    'error',
    withPermission(
      aPermission({
        Condition: { ArnLike: { 'AWS:SourceArn': `${poolArn}other` }, StringEquals: {} },
      }),
    ),
  ],
  [
    'trigger-permission-open',
    'error',
    withPermission(aPermission({ Condition: { StringEquals: { 'AWS:SourceAccount': '1' } } })),
  ],
  [
    'trigger-permission-open',
    'error',
    withPermission(aPermission({ Condition: { ArnLike: { 'AWS:SourceArn': poolArn } } })),
  ],
  [
    'trigger-permission-open',
    'error',
    withPermission(aPermission({ Principal: '*', Condition: {} })),
  ],
  [
    'trigger-permission-open',
    'error',
    withPermission(
      aPermission({
        Condition: {
          ArnLikeIfExists: { 'AWS:SourceArn': poolArn },
          StringEquals: { 'AWS:SourceAccount': '1' },
        },
      }),
    ),
  ],
  [
    'access-by-writable-attribute',
    'error',
    withIdentityPool({ tags: { PrincipalTags: { department: 'name' } } }),
  ],
  [
    'access-by-provider-attribute',
    'warning',
    {
      ...healthyFacts,
      providers: [{ name: 'Corp', type: 'SAML', issuer: undefined, mapping: { plan: 'groups' } }],
    },
  ],
  [
    'provider-unreachable',
    'warning',
    {
      ...healthyFacts,
      providers: [
        { name: 'Corp', type: 'OIDC', issuer: 'https://id.example.com:8443', mapping: {} },
      ],
    },
  ],
  ['identity-pool-not-named', 'note', { ...healthyFacts, identityPoolId: undefined }],
  ['classic-flow', 'warning', withDescription({ AllowClassicFlow: true })],
  ['guests-allowed', 'note', withDescription({ AllowUnauthenticatedIdentities: true })],
  ['user-pool-not-a-provider', 'warning', withDescription({ CognitoIdentityProviders: [] })],
  [
    'other-user-pool',
    'note',
    withDescription({
      CognitoIdentityProviders: [
        ...(healthyFacts.identityPool?.description.CognitoIdentityProviders ?? []),
        { ProviderName: 'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Other' },
      ],
    }),
  ],
  [
    'no-server-side-token-check',
    'warning',
    withDescription({
      CognitoIdentityProviders: [
        { ProviderName: `cognito-idp.eu-central-1.amazonaws.com/${healthyFacts.userPoolId}` },
      ],
    }),
  ],
  [
    'ambiguous-role',
    'note',
    withIdentityPool({
      roles: {
        RoleMappings: { provider: { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' } },
      },
    }),
  ],
  ['role-missing', 'error', withIdentityPool({ roleFacts: [aRole({ exists: false })] })],
  ['trust-not-given', 'error', withTrust({ Statement: [] })],
  [
    'trust-without-audience',
    'error',
    withTrust(aTrust('authenticated', { Condition: { 'ForAnyValue:StringLike': anAmr } })),
  ],
  [
    'trust-other-audience',
    'error',
    withTrust(
      aTrust('authenticated', {
        Condition: {
          StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-central-1:other' },
          'ForAnyValue:StringLike': anAmr,
        },
      }),
    ),
  ],
  [
    'trust-without-amr',
    'error',
    withTrust(aTrust('authenticated', { Condition: { StringEquals: anAudience } })),
  ],
  // ForAllValues holds when the key is not there: it limits nothing.
  [
    'trust-without-amr',
    'error',
    withTrust(
      aTrust('authenticated', {
        Condition: { StringEquals: anAudience, 'ForAllValues:StringLike': anAmr },
      }),
    ),
  ],
  ['trust-takes-guests', 'error', withTrust(aTrust('unauthenticated'))],
  [
    'trust-without-tagging',
    'warning',
    withTrust(aTrust('authenticated', { ...federated, Action: 'sts:AssumeRoleWithWebIdentity' })),
  ],
  [
    'challenges-table-replicated',
    'error',
    withTable({ Replicas: [{ RegionName: 'us-west-2' }], MultiRegionConsistency: 'EVENTUAL' }),
  ],
  ['challenges-table-grows', 'note', withTable({}, 'DISABLED')],
  [
    'not-looked-at',
    'note',
    {
      ...healthyFacts,
      webAcl: undefined,
      unread: [{ action: 'wafv2:GetWebACLForResource', about: 'AWS WAF', why: 'AccessDenied' }],
    },
  ],
];

const idsOf = (facts: Facts): readonly string[] => diagnose(facts).map(({ id }) => id);

describe('the doctor', () => {
  it('has nothing to say of a pool that is set as the suite wants it', () => {
    expect(diagnose(healthyFacts)).toEqual([]);
  });

  it.each(weaknesses)('finds %s (%s)', async (id, severity, facts) => {
    const found = diagnose(facts).find((finding) => finding.id === id);

    expect(found).toMatchObject({ id, severity });
    expect(found?.guide).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/);
    expect(found?.fix).toMatch(/^(aws|npm) /);
    expect(exitCodeOf([...diagnose(facts)])).toBeGreaterThanOrEqual(
      { note: 0, warning: 2, error: 3 }[severity],
    );
  });

  it.each(weaknesses.filter(([id]) => id !== 'user-pool-not-a-provider'))(
    'takes %s (%s) away with its own fix, and adds nothing worse',
    async (id, _severity, facts) => {
      const fix = diagnose(facts).find((finding) => finding.id === id)?.fix ?? '';

      const fixed = await applyFix(facts, fix);

      if (fixed === undefined) {
        expect(fix).not.toMatch(/describe-user-pool|update-assume-role-policy/);
      } else {
        expect(idsOf(fixed)).not.toContain(id);
        expect(exitCodeOf(diagnose(fixed))).toBeLessThanOrEqual(exitCodeOf(diagnose(facts)));
      }
    },
  );

  it('has a case here for every finding that its rules know', () => {
    const folder = fileURLToPath(new URL('../../../cli/doctor/rules/', import.meta.url));
    const source = readdirSync(folder)
      .map((file) => readFileSync(`${folder}${file}`, 'utf8'))
      .join('\n');
    const known = [...source.matchAll(/\bid: (?:open \? )?'([a-z-]+)'/g)].map(([, id]) => id);

    const cases = new Set(weaknesses.map(([id]) => id));

    expect(known.length).toBeGreaterThan(40);
    expect(known.filter((id) => !cases.has(id ?? ''))).toEqual([]);
  });

  it('calls guests an error when the classic flow lets them choose their role', () => {
    const facts = withDescription({ AllowClassicFlow: true, AllowUnauthenticatedIdentities: true });

    expect(diagnose(facts)).toContainEqual(
      expect.objectContaining({ id: 'classic-flow', severity: 'error' }),
    );
  });

  it('warns of guests whose role may do something, and names the policies', () => {
    const guest = aRole({
      arn: guestRole,
      use: 'guest',
      trust: aTrust('unauthenticated'),
      policies: ['read-everything'],
    });
    const facts = withDescription({ AllowUnauthenticatedIdentities: true });
    const { identityPool } = facts;

    const found = diagnose({
      ...facts,
      identityPool: identityPool && { ...identityPool, roleFacts: [aRole(), guest] },
    });

    expect(found).toEqual([expect.objectContaining({ id: 'guests-allowed', severity: 'warning' })]);
    expect(found[0]?.reason).toContain('read-everything');
  });

  it('takes any attribute for writable where a client names none', () => {
    const open = withIdentityPool({ tags: { PrincipalTags: { city: 'address' } } });
    const facts = { ...open, clients: [{ ...healthyFacts.clients[0], WriteAttributes: [] }] };

    expect(idsOf(facts)).toContain('access-by-writable-attribute');
  });

  it('looks at the claims of role rules as it looks at tags', () => {
    const facts = withClient({ WriteAttributes: ['plan'] });

    expect(idsOf(facts)).toEqual(['access-by-writable-attribute']);
  });

  it('accepts a sign-in session exactly as long as the code', () => {
    expect(idsOf({ ...healthyFacts, codeLifetimeSeconds: 301 })).toEqual([
      'session-ends-before-code',
    ]);
  });

  it('lets a table be replicated where every region reads its own writes', () => {
    const facts = withTable({
      Replicas: [{ RegionName: 'us-west-2' }],
      MultiRegionConsistency: 'STRONG',
    });

    expect(diagnose(facts)).toEqual([]);
  });

  it('does not take a client for machines for a way in that people have', () => {
    const facts = withClient({
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['client_credentials'],
      SupportedIdentityProviders: ['COGNITO'],
    });

    expect(diagnose(facts)).toEqual([]);
  });

  it('puts the worst first', () => {
    const facts = withClient({ PreventUserExistenceErrors: 'LEGACY', AuthSessionValidity: 3 });
    const noted = { ...facts, pool: { ...facts.pool, DeletionProtection: 'INACTIVE' as const } };

    expect(diagnose(noted).map(({ severity }) => severity)).toEqual(['error', 'warning', 'note']);
  });
});
