import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Template } from '../../../local/template/template.ts';
import {
  attachedPoolId,
  deploy,
  everything,
  identityPoolProviders,
  raw,
  TenantTableArn,
} from '../deployment.ts';

/** Properties that make CloudFormation replace a resource, by type. */
const { types: createOnly } = v.parse(
  v.object({ types: v.record(v.string(), v.array(v.string())) }),
  JSON.parse(readFileSync(new URL('./create-only.json', import.meta.url), 'utf8')),
);

/** What a change from one deployment to another replaces or deletes among the types that hold data or an address. */
const lostBetween = (before: Template, after: Template): readonly string[] =>
  before.resources.flatMap(({ logicalId, type, properties }) => {
    const decisive = createOnly[type];
    if (decisive === undefined) return [];
    const next = after.resources.find((resource) => resource.logicalId === logicalId);
    if (next === undefined) return [`${logicalId} deleted`];
    return decisive
      .filter((name) => !isDeepStrictEqual(properties[name], next.properties[name]))
      .map((name) => `${logicalId} replaced by ${name}`);
  });

/** Values of the parameters that have neither allowed values nor a range. */
const samples: Readonly<Record<string, readonly string[]>> = {
  AlarmEmail: ['', 'a@example.com'],
  AllowedClientIds: ['', 'abc'],
  AllowedEmailDomains: ['', 'example.com'],
  ApplicationName: ['', 'Acme'],
  BlockedEmailDomains: ['', 'example.com'],
  BrandColor: ['', '#0f766e'],
  CallbackUrls: ['https://a.example/', 'https://b.example/'],
  ClaimMappings: ['tenant', 'tenant,roles'],
  DefaultPlan: ['free', 'pro'],
  DefaultRoles: ['member', 'admin'],
  DefaultLocale: ['en', 'it'],
  DefaultTenant: ['', 'acme'],
  GoogleClientSecretName: ['one', 'two'],
  LogoutUrls: ['https://a.example/', 'https://b.example/'],
  OidcClientId: ['one', 'two'],
  OidcClientSecretName: ['one', 'two'],
  OidcIssuer: ['https://a.example', 'https://b.example'],
  SamlMetadataUrl: ['https://a.example', 'https://b.example'],
  AlarmTopicArn: ['', 'arn:aws:sns:us-east-1:123456789012:on-call'],
  AllowedSignUpAttributes: ['email', 'email,name'],
  CreateReservedConcurrency: ['', '50'],
  DomainPrefix: ['', 'one', 'two'],
  GoogleClientId: ['client', 'other'],
  IdentityPoolOidcProviderArns: ['', identityPoolProviders.IdentityPoolOidcProviderArns],
  IdentityPoolSamlProviderArns: ['', identityPoolProviders.IdentityPoolSamlProviderArns],
  IdentityPoolSocialLogins: ['', identityPoolProviders.IdentityPoolSocialLogins],
  KmsKeyArn: ['', 'arn:aws:kms:us-east-1:123456789012:key/9f3b'],
  PepperVersionId: ['', 'a'.repeat(36), 'b'.repeat(36)],
  PermissionsBoundaryArn: ['', 'arn:aws:iam::123456789012:policy/boundary'],
  SenderAddress: ['a@example.com', 'b@example.org'],
  SenderIdentityArn: ['', 'arn:aws:ses:us-east-1:123456789012:identity/example.com'],
  SesConfigurationSet: ['', 'sign-in'],
  TenantTableArn: ['', TenantTableArn],
  SignInUrl: ['', 'https://app.example.com/'],
  SupportUrl: ['', 'https://help.example.com/'],
  UserPoolId: ['', attachedPoolId],
};

const valuesOf = (name: string): readonly string[] => {
  const { AllowedValues, MinValue, MaxValue, Default } = raw.Parameters[name] ?? {};
  const declared = samples[name] ?? AllowedValues?.map(String);
  return declared ?? [MinValue, Default, MaxValue].flatMap((one) => one?.toString() ?? []);
};

/** The deployments with each value, all else as given; those that a Rule refuses are left out. */
const deployments = (others: Readonly<Record<string, string>>, name: string): Template[] =>
  valuesOf(name).flatMap((value) => {
    try {
      return [deploy({ ...others, [name]: value })];
    } catch {
      return [];
    }
  });

const { AlarmEmail, ...withoutAlarmEmail } = everything;
/** What goes with each value of some parameter. */
const native = { SignUpConfirmation: 'cognito', CodeSignIn: 'native' };
const bases = [{}, { SignUpConfirmation: 'cognito' }, native, everything, withoutAlarmEmail];

const lossesOf = (name: string): readonly string[] => {
  const losses = bases.flatMap((others) => {
    const states = deployments(others, name);
    return states.flatMap((one) => states.flatMap((other) => lostBetween(one, other)));
  });
  return [...new Set(losses)].toSorted();
};

/** Changes that docs/deploy.md describes. */
const documented: Readonly<Record<string, string>> = {
  DomainPrefix: 'Changing the domain prefix',
  FileBucket: 'FileBucket=no` on a stack that has a bucket',
  KmsKeyArn: 'A key of your own',
  UserPoolId: 'With `UserPoolId` set',
};
const page = readFileSync(new URL('../../../docs/deploy.md', import.meta.url), 'utf8');

describe('a change of a parameter', () => {
  const harmless = Object.keys(raw.Parameters).filter((name) => !(name in documented));

  it.each(Object.keys(raw.Parameters))('%s is compared between two values or more', (name) => {
    const deployed = bases.map((others) => deployments(others, name).length);

    expect(Math.max(...deployed)).toBeGreaterThan(1);
  });

  it.each(harmless)('%s replaces and deletes nothing that holds data or an address', (name) => {
    expect(lossesOf(name)).toEqual([]);
  });

  it.each(Object.entries(documented))('%s does, and the deployment page says so', (name, words) => {
    expect(lossesOf(name)).not.toEqual([]);
    expect(page).toContain(words);
  });
});
