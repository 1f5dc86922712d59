import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { TemplateError } from '../../../local/template/template-error.ts';
import {
  attachedPoolId,
  deploy,
  google,
  identityPoolProviders,
  oidc,
  raw,
  saml,
  TenantTableArn,
} from '../deployment.ts';

const parameters = Object.entries(raw.Parameters);

const problemsOf = (values: Readonly<Record<string, string>>): readonly string[] => {
  try {
    deploy(values);
    return [];
  } catch (error) {
    if (error instanceof TemplateError) return error.problems;
    throw error;
  }
};

describe.each(parameters)('%s', (name, declared) => {
  const text = JSON.stringify(raw);

  it('says what it is for', () => {
    expect(String(declared.Description)).toMatch(/^\S.{20,}\.$/);
  });

  it('is bounded: by values, by a range, or by a pattern with a length', () => {
    const { AllowedValues, MinValue, MaxValue, AllowedPattern, MaxLength } = declared;
    const isBounded =
      AllowedValues !== undefined ||
      (MinValue !== undefined && MaxValue !== undefined) ||
      (AllowedPattern !== undefined &&
        (MaxLength !== undefined || AllowedPattern.includes(',64}')));

    expect(isBounded).toBe(true);
  });

  it('has a message that says what is allowed', () => {
    const { AllowedValues = [], MinValue, MaxValue, ConstraintDescription } = declared;
    const allowed = [...AllowedValues, MinValue ?? [], MaxValue ?? []].flat().map(String);

    expect(ConstraintDescription).toMatch(/^must be \S/);
    for (const value of allowed) expect(ConstraintDescription?.split(/,? /)).toContain(value);
  });

  it('is used', () => {
    expect(text).toMatch(new RegExp(`{"Ref":"${name}"}|\\$\\{${name}\\}`));
  });

  it('has its place in the console', () => {
    const { ParameterGroups } = v.parse(
      v.object({
        ParameterGroups: v.array(v.object({ Label: v.unknown(), Parameters: v.array(v.string()) })),
      }),
      v.parse(v.record(v.string(), v.unknown()), raw.Metadata)['AWS::CloudFormation::Interface'],
    );
    const places = ParameterGroups.flatMap(({ Parameters }) => Parameters);

    expect(places.filter((place) => place === name)).toEqual([name]);
    expect(places).toHaveLength(parameters.length);
  });
});

it('lists end at 800 characters, so that three of them fit into an environment of 4 kB', () => {
  const lists = parameters.filter(([, { Description }]) =>
    String(Description).startsWith('Comma-separated list of'),
  );

  expect(lists.map(([name]) => name)).toEqual([
    'AllowedEmailDomains',
    'BlockedEmailDomains',
    'AllowedSignUpAttributes',
    'AllowedClientIds',
    'DefaultRoles',
    'ClaimMappings',
    'CallbackUrls',
    'LogoutUrls',
    'IdentityPoolOidcProviderArns',
    'IdentityPoolSamlProviderArns',
    'IdentityPoolSocialLogins',
  ]);
  for (const [name, { MaxLength }] of lists) expect(Number(MaxLength), name).toBe(800);
});

describe('a value out of range is refused before anything is made, by the name of its parameter', () => {
  const tooLong = 'a'.repeat(801);

  it.each([
    ['Architecture', 'riscv'],
    ['UserPoolId', 'my-pool'],
    ['UserPoolId', 'us-east-1_'],
    ['SenderAddress', 'Ada <ada@example.com>'],
    ['SenderAddress', 'a@example.com,b@example.com'],
    ['SenderAddress', ''],
    ['SenderIdentityArn', 'example.com'],
    ['SesConfigurationSet', 'my set'],
    ['SesConfigurationSet', 'a'.repeat(65)],
    ['ApplicationName', 'a'.repeat(65)],
    ['ApplicationName', '{####}'],
    ['ApplicationName', 'Acme <b>'],
    ['ApplicationName', ' Acme'],
    ['BrandColor', '#fff'],
    ['BrandColor', 'teal'],
    ['SupportUrl', 'http://help.example.com/'],
    ['SupportUrl', 'https://help.example.com/"'],
    ['SupportUrl', `https://help.example.com/${'a'.repeat(176)}`],
    ['SignInUrl', 'javascript:alert(1)'],
    ['SignInUrl', 'https://user@app.example.com/'],
    ['DataProtection', 'yes'],
    ['CreateReservedConcurrency', '0'],
    ['CreateReservedConcurrency', '100000'],
    ['KmsKeyArn', 'alias/mine'],
    ['KmsKeyArn', 'arn:aws:kms:us-east-1:123456789012:alias/mine'],
    ['PermissionsBoundaryArn', 'boundary'],
    ['PermissionsBoundaryArn', 'arn:aws:iam::123456789012:role/boundary'],
    ['PepperVersionId', 'latest'],
    ['CodeSignIn', 'cognito'],
    ['CodeLength', '7'],
    ['CodeLength', '13'],
    ['CodeLength', 'eight'],
    ['LongCodesOnly', 'true'],
    ['FirstMailsPerMinute', '0'],
    ['FirstMailsPerMinute', '100001'],
    ['PasswordAndCode', 'optional'],
    ['RevealDestination', 'YES'],
    ['SignUpConfirmation', 'none'],
    ['SelfSignUp', 'invited'],
    ['AllowedEmailDomains', '@example.com'],
    ['AllowedEmailDomains', tooLong],
    ['BlockedEmailDomains', 'a b'],
    ['BlockedEmailDomains', 'example.com;example.org'],
    ['BlockedEmailDomains', ',example.com'],
    ['BlockDisposableDomains', 'maybe'],
    ['AllowedSignUpAttributes', ''],
    ['AllowedClientIds', 'not a client'],
    ['PreAuthenticationReadsProfile', '1'],
    ['PasswordSignIn', 'only'],
    ['Mfa', 'on'],
    ['RefreshTokenRotation', 'yes'],
    ['AccessTokenMinutes', '4'],
    ['AccessTokenMinutes', '1441'],
    ['IdTokenMinutes', '4'],
    ['IdTokenMinutes', '1441'],
    ['RefreshTokenDays', '0'],
    ['RefreshTokenDays', '3651'],
    ['DefaultRoles', ',admin'],
    ['DefaultPlan', ' '],
    ['DefaultTenant', 'a'.repeat(129)],
    ['ClaimMappings', 'tenant=,roles'],
    ['ClaimMappings', 'tenant@both'],
    ['ProfileStoreDown', 'allow'],
    ['PreTokenVersion', 'V4_0'],
    ['DefaultLocale', 'de-CH'],
    ['CallbackUrls', 'http://app.example.com/'],
    ['CallbackUrls', 'http://localhost.example.com/'],
    ['CallbackUrls', 'http://127.0.0.1.example.com/'],
    ['CallbackUrls', 'https://app.example.com/#x'],
    ['LogoutUrls', 'app.example.com'],
    ['DomainPrefix', 'my-cognito-login'],
    ['DomainPrefix', 'awslogin'],
    ['DomainPrefix', 'Login'],
    ['DomainPrefix', '-login'],
    ['GoogleClientId', 'a b'],
    ['GoogleClientSecretName', 'GOCSPX:secret'],
    ['SamlMetadataUrl', 'http://idp.example.com/metadata'],
    ['OidcIssuer', 'https://idp.example.com?x=1'],
    ['OidcClientId', 'a b'],
    ['OidcClientSecretName', 'a b'],
    ['GuestAccess', 'read'],
    ['IdentityPoolOidcProviderArns', 'https://idp.example.com'],
    ['IdentityPoolOidcProviderArns', 'arn:aws:iam::123456789012:saml-provider/staff'],
    ['IdentityPoolSamlProviderArns', 'staff'],
    ['IdentityPoolSocialLogins', 'graph.facebook.com'],
    ['IdentityPoolSocialLogins', 'facebook.com=1'],
    ['IdentityPoolSocialLogins', 'accounts.google.com=a, graph.facebook.com=1'],
    ['TenantTableArn', 'Notes'],
    ['TenantTableArn', 'arn:aws:dynamodb:us-east-1:123456789012:table/*'],
    ['AlarmEmail', 'ops'],
    ['AlarmTopicArn', 'on-call'],
    ['AlarmTopicArn', 'arn:aws:sns:us-east-1:123456789012:on-call.fifo'],
    ['LogRetentionDays', '0'],
    ['LogRetentionDays', 'forever'],
    ['LogLevel', 'TRACE'],
  ])('%s: %s', (name, value) => {
    const problems = problemsOf({ [name]: value });

    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join()).toContain(`Parameter ${name} must`);
  });
});

it('every parameter has a value out of range among these tests', () => {
  const refusals = parameters.filter(([name]) => problemsOf({ [name]: '\u0000 '.repeat(500) })[0]);

  expect(refusals.map(([name]) => name)).toEqual(parameters.map(([name]) => name));
});

describe('settings that do not go together are refused with the reason', () => {
  const { CallbackUrls, ...googleWithoutCallbacks } = google;
  const { GoogleClientSecretName, ...googleWithoutSecret } = google;
  const { GoogleClientId, ...googleWithoutClient } = google;
  const { OidcClientSecretName, ...oidcWithoutSecret } = oidc;
  const { OidcIssuer, ...oidcWithoutIssuer } = oidc;
  const attached = { UserPoolId: attachedPoolId };
  const proofFirst = { SignUpConfirmation: 'cognito' };

  it.each([
    { given: { Mfa: 'optional' }, reason: 'Mfa needs PasswordSignIn=yes' },
    { given: { PasswordSignIn: 'yes' }, reason: 'need SignUpConfirmation=cognito' },
    { given: { PasswordAndCode: 'required' }, reason: 'need SignUpConfirmation=cognito' },
    {
      given: { ...proofFirst, PasswordSignIn: 'yes', PasswordAndCode: 'required' },
      reason: 'PasswordAndCode=required excludes PasswordSignIn=yes',
    },
    {
      given: { CodeSignIn: 'native' },
      reason: 'CodeSignIn=native needs SignUpConfirmation=cognito',
    },
    {
      given: { ...proofFirst, CodeSignIn: 'native', PasswordAndCode: 'required' },
      reason: 'CodeSignIn=native excludes PasswordAndCode=required',
    },
    {
      given: {
        AlarmTopicArn: 'arn:aws:sns:us-east-1:123456789012:on-call',
        AlarmEmail: 'a@example.com',
      },
      reason: 'AlarmTopicArn excludes AlarmEmail',
    },
    { given: googleWithoutSecret, reason: 'GoogleClientId needs GoogleClientSecretName' },
    { given: googleWithoutClient, reason: 'GoogleClientSecretName needs GoogleClientId' },
    { given: googleWithoutCallbacks, reason: 'GoogleClientId needs CallbackUrls' },
    {
      given: { SamlMetadataUrl: 'https://x.example' },
      reason: 'SamlMetadataUrl needs CallbackUrls',
    },
    { given: oidcWithoutSecret, reason: 'OidcIssuer needs OidcClientId and OidcClientSecretName' },
    { given: { ...oidc, CallbackUrls: '' }, reason: 'OidcIssuer needs CallbackUrls' },
    { given: oidcWithoutIssuer, reason: 'OidcClientId and OidcClientSecretName need OidcIssuer' },
    { given: { CallbackUrls: 'https://x.example' }, reason: 'need an identity provider' },
    { given: { LogoutUrls: 'https://x.example' }, reason: 'need an identity provider' },
    { given: { DomainPrefix: 'sign-in' }, reason: 'need an identity provider' },
    { given: { ...attached, ...google }, reason: 'the stack adds no identity providers' },
    { given: { ...attached, ...saml }, reason: 'the stack adds no identity providers' },
    { given: { ...attached, ...oidc }, reason: 'the stack adds no identity providers' },
    { given: { ...attached, GuestAccess: 'yes' }, reason: 'the stack creates no identity pool' },
    ...Object.entries(identityPoolProviders).map(([name, value]) => ({
      given: { ...attached, [name]: value },
      reason: 'the stack creates no identity pool',
    })),
    { given: { ...attached, TenantTableArn }, reason: 'the stack creates no identity pool' },
    { given: { ...attached, PasswordSignIn: 'yes' }, reason: 'the stack creates no app client' },
    { given: { ...attached, AccessTokenMinutes: '5' }, reason: 'the stack creates no app client' },
    { given: { ...attached, IdTokenMinutes: '5' }, reason: 'the stack creates no app client' },
    { given: { ...attached, RefreshTokenDays: '1' }, reason: 'the stack creates no app client' },
    {
      given: { ...attached, RefreshTokenRotation: 'off' },
      reason: 'the stack creates no app client',
    },
    {
      given: {
        ...attached,
        SenderIdentityArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
      },
      reason: 'the pool keeps its own mail configuration',
    },
  ])('$reason: $given', ({ given, reason }) => {
    expect(problemsOf(given).join()).toContain(reason);
  });

  it.each([
    { given: { AllowedClientIds: '4Kq1+Ab_9,7example23456' } },
    { given: google },
    { given: saml },
    { given: oidc },
    { given: attached },
    {
      given: {
        ApplicationName: 'Acme & Söhne 日本',
        BrandColor: '#0F766E',
        SupportUrl: 'https://help.example.com/a?b=c&d=e',
        SignInUrl: 'https://app.example.com',
      },
    },
    { given: { ...proofFirst, PasswordSignIn: 'yes', Mfa: 'optional' } },
    { given: { ...proofFirst, PasswordAndCode: 'required' } },
    { given: { ...attached, ...proofFirst, PasswordAndCode: 'required' } },
    { given: { ...google, DomainPrefix: 'sign-in', LogoutUrls: 'https://x.example' } },
  ])('and those that do are not: $given', ({ given }) => {
    expect(problemsOf(given)).toEqual([]);
  });
});
