import { randomUUID } from 'node:crypto';
import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPostAuthenticationEvent } from '#shared/events/testing/post-authentication.ts';
import { aPreSignUpEvent } from '#shared/events/testing/pre-sign-up.ts';
import { aPreTokenGenerationV2Event } from '#shared/events/testing/pre-token-generation.ts';
import { type AppPool, appPools } from '../support/attach/app-pool.ts';
import { newEmail, refusalOf, throwAwayPassword } from '../support/pool/sign-in.ts';
import { srpClient } from '../support/pool/srp-client.ts';
import { cognitoOf } from '../support/stack/cognito-client.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Apps whose pools keep Cognito's confirmation, since they have passwords. */
const directory = temporaryFolder('attach-kinds');
let stack: TestStack;
let cognito: CognitoIdentityProvider;
let pools: ReturnType<typeof appPools>;

beforeAll(async () => {
  stack = await startTestStack({ parameterOverrides: { SignUpConfirmation: 'cognito' } });
  cognito = cognitoOf(stack);
  pools = appPools(stack, cognito, directory);
}, 60_000);
afterAll(async () => {
  cognito.destroy();
  await stack.stop();
});

const codeOnly = ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as const;
const withPassword = [...codeOnly, 'ALLOW_USER_PASSWORD_AUTH'] as const;
const byEmail = { UsernameAttributes: ['email' as const] };

const withoutCustomMessage = [
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'DefineAuthChallenge',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
  'PreTokenGeneration',
].join(',');

describe('An app whose pool confirms sign-ups by link', () => {
  const byLink = {
    ...byEmail,
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' as const },
  };

  const openLink = async (pool: AppPool, address: string) => {
    const href = /href="([^"]+)"/.exec((await pool.mailTo(address))?.html ?? '')?.[1] ?? '';
    return (await fetch(href.replaceAll('&amp;', '&'))).status;
  };

  it('An apply with the text for codes is refused, and the app still confirms by link', async () => {
    const pool = await pools.make(byLink, { ExplicitAuthFlows: [...withPassword] });

    const { code, report } = await pool.attach('apply', '--yes');

    expect(code).toBe(1);
    expect(report.refusals).toEqual([expect.objectContaining({ code: 'mail_by_link' })]);
    const email = newEmail();
    await pool.signUp(email);
    expect(await openLink(pool, email)).toBe(200);
    expect(await pool.signInByPassword(email)).toHaveProperty('AccessToken');
  });

  it('The app confirms by link and signs in after an apply without CustomMessage', async () => {
    const pool = await pools.make(byLink, { ExplicitAuthFlows: [...withPassword] });

    const applied = await pool.attach('apply', '--yes', '--triggers', withoutCustomMessage);

    expect(applied.code).toBe(0);
    const email = newEmail();
    expect(await pool.signUp(email)).toMatchObject({ UserConfirmed: false });
    expect(await refusalOf(pool.signInByPassword(email))).toContain('UserNotConfirmedException');
    expect(await openLink(pool, email)).toBe(200);
    expect(await pool.signInByPassword(email)).toHaveProperty('AccessToken');
    expect(await pool.signInByCode(email, email)).toHaveProperty('AccessToken');
  });
});

describe('An app with MFA by an authenticator app', () => {
  const codeOf = (secret = '') => new TOTP({ secret: Secret.fromBase32(secret) });

  /** A user with an authenticator app, and the code that it shows. */
  const withFactor = async (pool: AppPool) => {
    const email = newEmail();
    await pool.adminMake(email);
    const { AccessToken } = (await pool.signInByPassword(email)) ?? {};
    const { SecretCode } = await cognito.associateSoftwareToken({ AccessToken });
    const show = async () => {
      const now = Date.parse((await stack.call<{ now: string }>('GET', 'info')).now);
      return codeOf(SecretCode).generate({ timestamp: now });
    };
    await cognito.verifySoftwareToken({ AccessToken, UserCode: await show() });
    const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
    await cognito.setUserMFAPreference({ AccessToken, SoftwareTokenMfaSettings });
    return { email, show };
  };

  const signInByPassword = async (
    { ClientId }: AppPool,
    { email: USERNAME, show }: Awaited<ReturnType<typeof withFactor>>,
    PASSWORD: string,
  ) => {
    const AuthParameters = { USERNAME, PASSWORD };
    const { ChallengeName, Session } = await cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters,
    });
    expect(ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    await stack.advance(30);
    const ChallengeResponses = { USERNAME, SOFTWARE_TOKEN_MFA_CODE: await show() };
    return cognito.respondToAuthChallenge({
      ClientId,
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session,
      ChallengeResponses,
    });
  };

  it('A password needs the factor before and after the apply, and the plan says that a code does not', async () => {
    const pool = await pools.make(byEmail, { ExplicitAuthFlows: [...withPassword] });
    await cognito.setUserPoolMfaConfig({
      UserPoolId: pool.UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    const user = await withFactor(pool);
    const secret = throwAwayPassword();
    await cognito.adminSetUserPassword({
      UserPoolId: pool.UserPoolId,
      Username: user.email,
      Password: secret,
      Permanent: true,
    });
    expect(await signInByPassword(pool, user, secret)).toHaveProperty('AuthenticationResult');

    const { code, report } = await pool.attach('apply', '--yes');

    expect(code).toBe(0);
    expect(report.users).toContainEqual({
      about: 'sign-in',
      before: 'MFA is OPTIONAL.',
      after: 'A sign-in by code asks for no further factor.',
    });
    expect(await signInByPassword(pool, user, secret)).toHaveProperty('AuthenticationResult');
    expect(await pool.signInByCode(user.email, user.email)).toHaveProperty('AccessToken');
  });

  it('An apply is refused where the factor is required, since a code would be the only one', async () => {
    const pool = await pools.make(byEmail, { ExplicitAuthFlows: [...withPassword] });
    const { UserPoolId } = pool;
    await cognito.setUserPoolMfaConfig({
      UserPoolId,
      MfaConfiguration: 'ON',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    const email = newEmail();
    await pool.adminMake(email);
    const before = await pool.describe();

    const { code, report } = await pool.attach('apply', '--yes');

    expect(code).toBe(1);
    expect(report.refusals).toEqual([expect.objectContaining({ code: 'mfa_skipped' })]);
    expect(await pool.describe()).toEqual(before);
    expect(await refusalOf(pool.signInByCode(email, email))).not.toBe('answered');
    // The remedy that needs no other stack: with OPTIONAL the code is a single factor, as the operator decided.
    await cognito.setUserPoolMfaConfig({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    expect(await pool.attach('apply', '--yes')).toMatchObject({ code: 0 });
    expect(await pool.signInByCode(email, email)).toHaveProperty('AccessToken');
  });
});

describe('An app whose users an administrator invites', () => {
  /** The invitation, whose mail has the temporary password. */
  const invite = async (pool: AppPool, Username: string, more: object = {}) => {
    const TemporaryPassword = throwAwayPassword();
    const UserAttributes = [
      { Name: 'email', Value: Username },
      { Name: 'email_verified', Value: 'true' },
    ];
    const { UserPoolId } = pool;
    await cognito.adminCreateUser({
      UserPoolId,
      Username,
      UserAttributes,
      TemporaryPassword,
      DesiredDeliveryMediums: ['EMAIL'],
      ...more,
    });
    expect((await pool.mailTo(Username))?.html).toContain(TemporaryPassword);
    return TemporaryPassword;
  };

  /** Signs in with the temporary password, and sets a password. */
  const accept = async ({ ClientId }: AppPool, USERNAME: string, PASSWORD: string) => {
    const { ChallengeName, Session } = await cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    });
    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const { AuthenticationResult } = await cognito.respondToAuthChallenge({
      ClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME, NEW_PASSWORD: throwAwayPassword() },
    });
    return AuthenticationResult;
  };

  it('A temporary password needs a new one before and after the apply, after a resend too, and a code needs none', async () => {
    const pool = await pools.make(
      { ...byEmail, AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
      { ExplicitAuthFlows: [...withPassword] },
    );
    const [early, late, resent, byCode] = [newEmail(), newEmail(), newEmail(), newEmail()];
    expect(await accept(pool, early, await invite(pool, early))).toHaveProperty('AccessToken');

    const { code, report } = await pool.attach('apply', '--yes');

    expect(code).toBe(0);
    expect(report.users).toContainEqual(
      expect.objectContaining({ after: expect.stringContaining('before it sets a password') }),
    );
    expect(await accept(pool, late, await invite(pool, late))).toHaveProperty('AccessToken');
    await invite(pool, resent);
    const again = await invite(pool, resent, { MessageAction: 'RESEND' });
    expect(await accept(pool, resent, again)).toHaveProperty('AccessToken');
    await invite(pool, byCode);
    expect(await pool.signInByCode(byCode, byCode)).toHaveProperty('AccessToken');
  });
});

describe('An app with password sign-in by SRP', () => {
  it('A password signs in and is recovered after the apply as before it', async () => {
    const pool = await pools.make(byEmail, {
      ExplicitAuthFlows: [...codeOnly, 'ALLOW_USER_SRP_AUTH'],
    });
    const email = newEmail();
    const { ClientId, UserPoolId } = pool;
    await pool.signUp(email);
    await pool.confirm(email, email);
    const signInBySrp = async (secret: string) => {
      const srp = srpClient(UserPoolId, secret);
      const { ChallengeParameters } = await cognito.initiateAuth({
        ClientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: email, SRP_A: srp.SRP_A },
      });
      return cognito.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeResponses: srp.answer(ChallengeParameters),
      });
    };
    const recover = async () => {
      const Password = throwAwayPassword();
      await cognito.forgotPassword({ ClientId, Username: email });
      const ConfirmationCode = await pool.codeTo(email);
      await cognito.confirmForgotPassword({
        ClientId,
        Username: email,
        ConfirmationCode,
        Password,
      });
      return Password;
    };
    expect(await signInBySrp(await recover())).toHaveProperty('AuthenticationResult');

    expect(await pool.attach('apply', '--yes')).toMatchObject({ code: 0 });

    expect(await signInBySrp(await recover())).toHaveProperty('AuthenticationResult');
    expect(await pool.signInByCode(email, email)).toHaveProperty('AccessToken');
  });

  it('An app that proves the password first signs in by password and code after the apply', async () => {
    const both = await startTestStack({
      parameterOverrides: { SignUpConfirmation: 'cognito', PasswordAndCode: 'required' },
    });
    const client = cognitoOf(both);
    const pool = await appPools(both, client, directory).make(byEmail, {
      ExplicitAuthFlows: [...codeOnly],
    });
    const { ClientId, UserPoolId } = pool;
    const [USERNAME, secret] = [newEmail(), throwAwayPassword()];
    await pool.adminMake(USERNAME);
    await client.adminSetUserPassword({
      UserPoolId,
      Username: USERNAME,
      Password: secret,
      Permanent: true,
    });

    const { code, report } = await pool.attach('apply', '--yes');

    expect(code).toBe(0);
    expect(report.users).toContainEqual(
      expect.objectContaining({ after: expect.stringContaining('after the password') }),
    );
    expect(await refusalOf(pool.signInByCode(USERNAME, USERNAME))).not.toBe('answered');
    const srp = srpClient(UserPoolId, secret);
    const started = await client.initiateAuth({
      ClientId,
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME, SRP_A: srp.SRP_A, CHALLENGE_NAME: 'SRP_A' },
    });
    const { Session, ChallengeParameters } = await client.respondToAuthChallenge({
      ClientId,
      ChallengeName: 'PASSWORD_VERIFIER',
      Session: started.Session,
      ChallengeResponses: srp.answer(started.ChallengeParameters),
    });
    expect(
      await client.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session,
        ChallengeResponses: {
          USERNAME: ChallengeParameters?.USERNAME ?? USERNAME,
          ANSWER: await pool.codeTo(USERNAME),
        },
      }),
    ).toHaveProperty('AuthenticationResult');
    client.destroy();
    await both.stop();
  }, 60_000);
});

describe('An app with hosted sign-in through an identity provider', () => {
  const hosted = {
    ExplicitAuthFlows: [...codeOnly],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code' as const],
    AllowedOAuthScopes: ['openid'],
    CallbackURLs: ['https://app.example/back'],
    SupportedIdentityProviders: ['Corp'],
  };

  /** What Cognito sends for users of a provider, to the functions that the pool calls. */
  const events = ({ UserPoolId: userPoolId, ClientId: clientId }: AppPool, attributes: object) => {
    const from = { userPoolId, callerContext: { awsSdkVersion: 'aws-sdk', clientId } };
    const userAttributes = { 'cognito:user_status': 'EXTERNAL_PROVIDER', ...attributes };
    const request = { userAttributes };
    // Of a user who exists already, so with its id.
    const known = { userAttributes: { sub: randomUUID(), ...userAttributes } };
    return {
      PreSignUp: aPreSignUpEvent({ ...from, triggerSource: 'PreSignUp_ExternalProvider', request }),
      PostAuthentication: aPostAuthenticationEvent({ ...from, request: known }),
      PreTokenGeneration: aPreTokenGenerationV2Event({
        ...from,
        triggerSource: 'TokenGeneration_HostedAuth',
        request: known,
      }),
    };
  };

  it('A user of the provider without an address is admitted and gets tokens by the functions as attached', async () => {
    const pool = await pools.make(byEmail, hosted);

    const { code, report } = await pool.attach('apply', '--yes');

    expect(code).toBe(0);
    expect(report.users).toContainEqual({
      about: 'sign-up',
      before: 'A new user of an identity provider is admitted (app).',
      after: expect.stringContaining('email_invalid'),
    });
    const called = Object.entries((await pool.describe()) ?? {});
    const results: Record<string, unknown> = {};
    for (const [trigger, event] of Object.entries(events(pool, {}))) {
      const [, arn] = called.find(([name]) => name.startsWith(trigger)) ?? [];
      const name = /function:(\w+)/.exec(JSON.stringify(arn))?.[1] ?? '';
      results[trigger] = await stack.invoke(name, event);
    }
    expect(results).toMatchObject({
      PreSignUp: { response: { response: { autoConfirmUser: false } } },
      PostAuthentication: { response: { response: {} } },
      PreTokenGeneration: {
        response: {
          response: {
            claimsAndScopeOverrideDetails: {
              idTokenGeneration: { claimsToAddOrOverride: expect.any(Object) },
            },
          },
        },
      },
    });
  });

  it('A user of the provider with an address that is not valid is refused, as the plan says', async () => {
    const pool = await pools.make(byEmail, hosted);
    await pool.attach('apply', '--yes');

    const { PreSignUp } = events(pool, { email: 'ada@' });

    expect(await stack.invoke('PreSignUpFunction', PreSignUp)).toMatchObject({
      error: { errorMessage: expect.stringContaining('email_invalid') },
    });
  });
});
