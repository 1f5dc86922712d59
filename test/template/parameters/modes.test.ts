import { describe, expect, it } from 'vitest';
import { declaredPool } from '../../../local/template/declared-pool.ts';
import { functionsOf } from '../../../local/template/functions.ts';
import { generateSecrets } from '../../../local/template/secrets.ts';
import type { Template } from '../../../local/template/template.ts';
import {
  attach,
  attachedPoolId,
  deploy,
  everything,
  google,
  identityPoolProviders,
  ofType,
  oidc,
  resource,
  saml,
} from '../deployment.ts';

const idsIn = ({ resources }: Template): readonly string[] =>
  resources.map(({ logicalId }) => logicalId);

const client = (template: Template) => resource(template, 'UserPoolClient').properties;

/** The environment without the pepper, which is made anew each time. */
const settingsIn = (template: Template) =>
  functionsOf(template, generateSecrets(template)).map(
    ({ logicalId, environment }) =>
      [
        logicalId,
        Object.entries(environment).filter(([name]) => !name.startsWith('CODE_PEPPER')),
      ] as const,
  );

describe('with UserPoolId filled', () => {
  const own = deploy();
  const attached = attach();

  it('leaves out the pool and what belongs to it, and nothing else', () => {
    const missing = idsIn(own).filter((id) => !idsIn(attached).includes(id));

    expect(missing).toEqual([
      'UserPool',
      'UserPoolClient',
      'IdentityPool',
      'SignedInRole',
      'IdentityPoolRoles',
      'IdentityPoolTags',
      'UserFilesBucket',
      'UserFilesBucketPolicy',
      'UserFilesLogs',
      'UserFilesLogsPolicy',
    ]);
    expect(idsIn(attached).filter((id) => !idsIn(own).includes(id))).toEqual([]);
  });

  it('makes nothing of Cognito and no bucket', () => {
    const types = attached.resources.map(({ type }) => type);

    expect(types.filter((type) => /^AWS::(Cognito|S3)::/.test(type))).toEqual([]);
  });

  it("gives the functions the same settings as for the suite's own pool, but for what its clients allow", () => {
    expect(settingsIn(attached)).toEqual(
      settingsIn(own).map(([logicalId, variables]) => [
        logicalId,
        variables.map(([name, value]) => [name, name === 'PASSWORD_SIGN_IN' ? 'unknown' : value]),
      ]),
    );
  });

  it('names that pool in the outputs, and no client, identity pool or bucket', () => {
    expect(Object.keys(attached.outputs)).toEqual([
      'UserPoolId',
      'Issuer',
      'ProfilesTableName',
      'ChallengesTableName',
      'AttachTriggers',
    ]);
    expect(attached.outputs.UserPoolId).toBe(attachedPoolId);
    expect(attached.outputs.Issuer).toBe(
      `https://cognito-idp.us-east-1.amazonaws.com/${attachedPoolId}`,
    );
  });

  it('is refused by the local stack, which has no pool but its own', () => {
    expect(() => declaredPool(attached)).toThrow('leave UserPoolId empty');
  });

  it("shows that pool's numbers on the dashboard", () => {
    expect(String(resource(attached, 'Dashboard').properties.DashboardBody)).toContain(
      `UserPool=\\"${attachedPoolId}\\"`,
    );
  });
});

describe('with FileBucket=no', () => {
  const own = deploy();
  const without = deploy({ FileBucket: 'no' });

  it('FileBucket=no leaves out both buckets, their policies and the output, and nothing else', () => {
    expect(idsIn(own).filter((id) => !idsIn(without).includes(id))).toEqual([
      'UserFilesBucket',
      'UserFilesBucketPolicy',
      'UserFilesLogs',
      'UserFilesLogsPolicy',
    ]);
    expect(Object.keys(own.outputs).filter((name) => !(name in without.outputs))).toEqual([
      'UserFilesBucketName',
    ]);
  });

  it('FileBucket=no leaves a signed-in user no right to any file', () => {
    expect(JSON.stringify(resource(own, 'SignedInRole'))).toContain('s3:');
    expect(JSON.stringify(without)).not.toContain('s3:');
    expect(resource(without, 'SignedInRole').properties).not.toHaveProperty('Policies');
  });

  it('GuestAccess=yes is refused with FileBucket=no, since guests could do nothing', () => {
    expect(() => deploy({ FileBucket: 'no', GuestAccess: 'yes' })).toThrow(
      'GuestAccess=yes needs FileBucket=yes',
    );
  });
});

describe('hosted sign-in', () => {
  const hosted = ['UserPoolDomain', 'ManagedLoginStyle'];
  const providers = ['GoogleProvider', 'SamlProvider', 'OidcProvider'];
  const among = (template: Template, names: readonly string[]) =>
    names.filter((name) => idsIn(template).includes(name));

  it('is not made without an identity provider, and the client offers none', () => {
    expect(among(deploy(), [...hosted, ...providers])).toEqual([]);
    expect(client(deploy())).not.toHaveProperty('SupportedIdentityProviders');
    expect(client(deploy())).not.toHaveProperty('AllowedOAuthFlows');
    expect(client(deploy())).not.toHaveProperty('CallbackURLs');
  });

  it.each([
    { parameters: google, made: ['GoogleProvider'] },
    { parameters: saml, made: ['SamlProvider'] },
    { parameters: oidc, made: ['OidcProvider'] },
    { parameters: { ...google, ...saml, ...oidc }, made: providers },
  ])('is made with $made', ({ parameters, made }) => {
    const template = deploy(parameters);

    expect(among(template, providers)).toEqual(made);
    expect(among(template, hosted)).toEqual(hosted);
    expect(client(template)).toMatchObject({
      SupportedIdentityProviders: made,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      CallbackURLs: ['https://app.example.com/signed-in'],
    });
  });

  it('never offers a password', () => {
    expect(client(deploy(everything)).SupportedIdentityProviders).not.toContain('COGNITO');
  });

  it('takes secrets by reference alone', () => {
    const details = (name: string) =>
      resource(deploy(everything), name).properties.ProviderDetails as Record<string, string>;

    expect(details('GoogleProvider').client_secret).toBe(
      '{{resolve:secretsmanager:google/client-secret:SecretString}}',
    );
    expect(details('OidcProvider').client_secret).toBe(
      '{{resolve:secretsmanager:oidc/client-secret:SecretString}}',
    );
  });

  it('does not take the e-mail of a SAML provider as verified', () => {
    expect(resource(deploy(saml), 'SamlProvider').properties.AttributeMapping).not.toHaveProperty(
      'email_verified',
    );
  });

  it('splits several addresses to return to', () => {
    const urls =
      'https://a.example/x,myapp://signed-in,http://localhost:3000/x,http://127.0.0.1:1/,http://[::1]/';
    const template = deploy({ ...google, CallbackUrls: urls, LogoutUrls: urls });

    expect(client(template).CallbackURLs).toEqual(urls.split(','));
    expect(client(template).LogoutURLs).toEqual(urls.split(','));
  });
});

describe('guests', () => {
  it('get nothing unless asked for', () => {
    const template = deploy();

    expect(idsIn(template)).not.toContain('GuestRole');
    expect(resource(template, 'IdentityPool').properties.AllowUnauthenticatedIdentities).toBe(
      false,
    );
    expect(resource(template, 'IdentityPoolRoles').properties.Roles).toEqual({
      authenticated: 'arn:aws:iam::123456789012:role/SignedInRole',
    });
  });

  it('get a role of their own when asked for', () => {
    const template = deploy({ GuestAccess: 'yes' });

    expect(resource(template, 'IdentityPool').properties.AllowUnauthenticatedIdentities).toBe(true);
    expect(resource(template, 'IdentityPoolRoles').properties.Roles).toEqual({
      authenticated: 'arn:aws:iam::123456789012:role/SignedInRole',
      unauthenticated: 'arn:aws:iam::123456789012:role/GuestRole',
    });
  });
});

describe('the identity pool', () => {
  it('takes the further providers that the parameters name, and none without them', () => {
    expect(resource(deploy(identityPoolProviders), 'IdentityPool').properties).toMatchObject({
      OpenIdConnectProviderARNs: [
        'arn:aws:iam::123456789012:oidc-provider/idp.example.com/staff',
        'arn:aws:iam::123456789012:oidc-provider/partner.example',
      ],
      SamlProviderARNs: ['arn:aws:iam::123456789012:saml-provider/staff'],
      SupportedLoginProviders: {
        'accounts.google.com': 'web.apps.example.com',
        'graph.facebook.com': '7346241598935552',
        'www.amazon.com': 'amzn1.application-1',
        'appleid.apple.com': 'com.example.app',
      },
    });
    expect(Object.keys(resource(deploy(), 'IdentityPool').properties)).toEqual([
      'IdentityPoolName',
      'AllowUnauthenticatedIdentities',
      'AllowClassicFlow',
      'CognitoIdentityProviders',
    ]);
  });

  it.each(['graph.facebook.com', 'accounts.google.com', 'www.amazon.com', 'appleid.apple.com'])(
    'takes %s without the other social logins',
    (provider) => {
      const template = deploy({ IdentityPoolSocialLogins: `${provider}=app-1` });

      expect(resource(template, 'IdentityPool').properties.SupportedLoginProviders).toEqual({
        [provider]: 'app-1',
      });
    },
  );

  it('takes tokens of the one client, asks Cognito whether they still hold, and has no classic flow', () => {
    expect(resource(deploy(), 'IdentityPool').properties).toMatchObject({
      AllowClassicFlow: false,
      CognitoIdentityProviders: [
        {
          ClientId: 'UserPoolClient',
          ProviderName: 'cognito-idp.us-east-1.amazonaws.com/UserPool',
          ServerSideTokenCheck: true,
        },
      ],
    });
  });

  it("lets the token choose the role, and knows the provider by the pool's name and the client", () => {
    expect(resource(deploy(), 'IdentityPoolRoles').properties.RoleMappings).toEqual({
      userPool: {
        IdentityProvider: 'cognito-idp.us-east-1.amazonaws.com/UserPool:UserPoolClient',
        Type: 'Token',
        AmbiguousRoleResolution: 'AuthenticatedRole',
      },
    });
  });

  it("makes the session's tenant of the claim tenant, and nothing of what a client can write", () => {
    expect(resource(deploy(), 'IdentityPoolTags').properties).toEqual({
      IdentityPoolId: 'IdentityPool',
      IdentityProviderName: 'cognito-idp.us-east-1.amazonaws.com/UserPool',
      UseDefaults: false,
      PrincipalTags: { tenant: 'tenant' },
    });
  });
});

describe('the pool and its client', () => {
  it('sign in by custom auth alone, and refresh by rotation', () => {
    expect(client(deploy())).toMatchObject({
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      GenerateSecret: false,
      AuthSessionValidity: 10,
    });
    expect(resource(deploy(), 'UserPool').properties.MfaConfiguration).toBe('OFF');
  });

  it('keep the session alive longer than a code can be', () => {
    const longest = 600;

    expect(Number(client(deploy()).AuthSessionValidity) * 60).toBeGreaterThanOrEqual(longest);
  });

  it('add passwords and an authenticator app only when asked for', () => {
    const template = deploy({
      PasswordSignIn: 'yes',
      SignUpConfirmation: 'cognito',
      Mfa: 'optional',
    });

    expect(client(template).ExplicitAuthFlows).toEqual([
      'ALLOW_CUSTOM_AUTH',
      'ALLOW_USER_SRP_AUTH',
    ]);
    expect(resource(template, 'UserPool').properties).toMatchObject({
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
  });

  it('never have rotation and REFRESH_TOKEN_AUTH together', () => {
    const off = client(deploy({ RefreshTokenRotation: 'off' }));

    expect(off.ExplicitAuthFlows).toEqual(['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
    expect(off.RefreshTokenRotation).toEqual({ Feature: 'DISABLED' });
  });

  it('let a client write what sign-up admits, and neither a verified flag nor a claim', () => {
    const writable = client(deploy()).WriteAttributes;

    expect(writable).toEqual('email,name,given_name,family_name,locale,phone_number'.split(','));
    expect(writable).not.toContain('email_verified');
  });

  it('send by the identity of the domain, or by the one that is named', () => {
    const arn = 'arn:aws:ses:eu-west-1:210987654321:identity/mail.example.com';
    const mail = (template: Template) =>
      resource(template, 'UserPool').properties.EmailConfiguration;

    expect(mail(deploy())).toEqual({
      EmailSendingAccount: 'DEVELOPER',
      From: 'no-reply@example.com',
      SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
    });
    expect(mail(deploy({ SenderIdentityArn: arn }))).toMatchObject({ SourceArn: arn });
  });

  it("send both the courier's mails and Cognito's own with one configuration set", () => {
    const template = deploy({ SesConfigurationSet: 'sign-in' });
    const courier = resource(template, 'CodeDeliveryFunction').properties.Environment;

    expect(resource(template, 'UserPool').properties.EmailConfiguration).toMatchObject({
      ConfigurationSet: 'sign-in',
    });
    expect(courier).toMatchObject({ Variables: { SES_CONFIGURATION_SET: 'sign-in' } });
  });
});

describe('alarms', () => {
  it('mail somebody only when told whom', () => {
    expect(resource(deploy(), 'AlarmTopic').properties).toEqual({});
    expect(resource(deploy({ AlarmEmail: 'a@example.com' }), 'AlarmTopic').properties).toEqual({
      Subscription: [{ Protocol: 'email', Endpoint: 'a@example.com' }],
    });
  });

  it('all report to the topic', () => {
    for (const { properties } of ofType(deploy(), 'AWS::CloudWatch::Alarm')) {
      expect(properties.AlarmActions).toEqual(['AlarmTopic']);
    }
  });

  it('all report to the topic that is named, and then the stack makes none', () => {
    const topic = 'arn:aws:sns:us-east-1:123456789012:on-call';
    const template = deploy({ AlarmTopicArn: topic });

    expect(idsIn(template)).not.toContain('AlarmTopic');
    for (const { properties } of ofType(template, 'AWS::CloudWatch::Alarm')) {
      expect(properties.AlarmActions).toEqual([topic]);
    }
  });
});
