import { describe, expect, it } from 'vitest';
import { declaredPool } from '../../../local/template/declared-pool.ts';
import { deploy, everything, google, raw, resource } from '../deployment.ts';

const pool = (parameters = {}) => resource(deploy(parameters), 'UserPool').properties;
const client = (parameters = {}) => resource(deploy(parameters), 'UserPoolClient').properties;

describe('the user pool', () => {
  it('is of the least tier that changes access tokens', () => {
    expect(pool().UserPoolTier).toBe('ESSENTIALS');
  });

  it('knows users by their e-mail, in any case of letters', () => {
    expect(pool()).toMatchObject({
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    });
  });

  it('takes a new address only once it is proven', () => {
    expect(pool()).toMatchObject({
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  it('has no second way in: an administrator alone recovers an account', () => {
    expect(pool().AccountRecoverySetting).toEqual({
      RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }],
    });
  });

  it('asks for long passwords of every kind of character, and ends temporary ones', () => {
    expect(pool().Policies).toMatchObject({
      PasswordPolicy: {
        MinimumLength: 12,
        RequireLowercase: true,
        RequireUppercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 3,
      },
    });
  });

  it.each([
    { SelfSignUp: 'open', adminsOnly: false },
    { SelfSignUp: 'closed', adminsOnly: true },
  ])('with sign-up $SelfSignUp: administrators alone make users: $adminsOnly', (given) => {
    expect(pool({ SelfSignUp: given.SelfSignUp }).AdminCreateUserConfig).toEqual({
      AllowAdminCreateUserOnly: given.adminsOnly,
    });
  });

  it('names no factor without MFA, which Cognito would refuse', () => {
    expect(pool()).not.toHaveProperty('EnabledMfas');
  });
});

describe('the app client', () => {
  it('reads the standard attributes that the suite knows, and no more', () => {
    const writable = client().WriteAttributes as readonly string[];

    expect(new Set(client().ReadAttributes as readonly string[])).toEqual(
      new Set([...writable, 'email_verified', 'phone_number_verified']),
    );
  });

  it('issues tokens that live as long as the parameters say, in the local stack too', () => {
    const given = { AccessTokenMinutes: '5', IdTokenMinutes: '10', RefreshTokenDays: '90' };

    expect(declaredPool(deploy(given)).client).toMatchObject({
      AccessTokenValidity: 5,
      IdTokenValidity: 10,
      RefreshTokenValidity: 90,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
    });
  });

  it('has the code flow alone, and the scopes that a code sign-in has', () => {
    expect(client(google)).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
    });
  });

  it.each([
    { AllowedSignUpAttributes: 'email,name,given_name,family_name,locale,phone_number' },
    { AllowedSignUpAttributes: 'email' },
    { AllowedSignUpAttributes: 'phone_number,birthdate' },
  ])(
    'may write what a provider maps and what sign-up admits: $AllowedSignUpAttributes',
    (given) => {
      const writable = client({ ...everything, ...given }).WriteAttributes as readonly string[];
      const admitted = given.AllowedSignUpAttributes.split(',');
      const mapped = ['GoogleProvider', 'SamlProvider', 'OidcProvider'].flatMap((name) =>
        Object.keys(resource(deploy(everything), name).properties.AttributeMapping ?? {}),
      );

      // Cognito's own: the name of the user, and the flag that no client may write.
      const cognitos = ['username', 'email_verified'];
      const needed = [...mapped, ...admitted].filter((name) => !cognitos.includes(name));
      expect(needed.filter((name) => !writable.includes(name))).toEqual([]);
      expect(writable).toHaveLength(new Set(writable).size);
    },
  );
});

describe('the attributes of sign-up', () => {
  const { Default, AllowedPattern } = raw.Parameters.AllowedSignUpAttributes ?? {};
  const admits = (value: string) => new RegExp(String(AllowedPattern)).test(value);

  it('have one default, which the condition of the client repeats', () => {
    const narrowed = client(google).WriteAttributes as readonly string[];

    expect(narrowed).toEqual(String(Default).split(','));
  });

  it.each(['custom:team', 'email,custom:team', 'dev:custom:team', 'email_verified', 'sub', 'nme'])(
    'never hold a name that makes Cognito refuse the client: %s',
    (value) => {
      expect(admits('email,name')).toBe(true);
      expect(admits(value)).toBe(false);
    },
  );
});

describe('the hosted pages', () => {
  it('are those of managed login, which shows none without a style', () => {
    expect(resource(deploy(google), 'UserPoolDomain').properties.ManagedLoginVersion).toBe(2);
    expect(resource(deploy(google), 'ManagedLoginStyle').properties).toEqual({
      UserPoolId: 'UserPool',
      ClientId: 'UserPoolClient',
      UseCognitoProvidedValues: true,
    });
  });

  it('are named in the outputs', () => {
    const { HostedSignInUrl } = deploy({ ...google, DomainPrefix: 'example-sign-in' }).outputs;

    expect(HostedSignInUrl).toMatch(/^https:\/\/\S+\.auth\.us-east-1\.amazoncognito\.com$/);
    expect(deploy().outputs).not.toHaveProperty('HostedSignInUrl');
  });
});
