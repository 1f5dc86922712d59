import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attributesOf, otherPassword, password, uniqueName } from '../../support/pool-users.ts';
import { newEmail } from '../../support/sign-in.ts';
import { startTestStack, type TestStack } from '../../support/stack.ts';

/** The real functions, on a pool that lets every kind of sign-in and message happen. */
let stack: TestStack;
let cognito: CognitoIdentityProvider;
let UserPoolId: string;
let ClientId: string;

const triggers = [
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'DefineAuthChallenge',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
  'PreTokenGeneration',
  'CustomMessage',
] as const;

const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}Function`;

beforeAll(async () => {
  stack = await startTestStack({
    parameterOverrides: {
      ResponseFloorMilliseconds: '0',
      SignUpConfirmation: 'cognito',
      PreTokenVersion: 'V1_0',
    },
  });
  cognito = new CognitoIdentityProvider({
    endpoint: stack.url,
    region: stack.info.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const { UserPool } = await cognito.createUserPool({
    PoolName: 'metadata',
    AutoVerifiedAttributes: ['email'],
    EmailConfiguration: { EmailSendingAccount: 'DEVELOPER', From: 'no-reply@example.com' },
    LambdaConfig: Object.fromEntries(triggers.map((name) => [name, arn(name)])),
  });
  UserPoolId = UserPool?.Id ?? '';
  const { UserPoolClient } = await cognito.createUserPoolClient({
    UserPoolId,
    ClientName: 'metadata',
    ExplicitAuthFlows: [
      'ALLOW_CUSTOM_AUTH',
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
    ],
  });
  ClientId = UserPoolClient?.ClientId ?? '';
});

afterAll(() => stack.stop());

beforeEach(() => stack.reset());

const ClientMetadata = { from: 'the caller' };
const ValidationData = [{ Name: 'proof', Value: 'of work' }];

/** Of each event since: what it was told by the caller. Fields that are not there are left out. */
const told = async (run: () => Promise<unknown>) => {
  await stack.call('DELETE', 'triggers');
  await run();
  return (await stack.triggers()).map(({ triggerSource, request }) => {
    const { clientMetadata, validationData } = request.request as Record<string, unknown>;
    return {
      [triggerSource]: {
        ...(clientMetadata === undefined ? {} : { clientMetadata }),
        ...(validationData === undefined ? {} : { validationData }),
      },
    };
  });
};

const metadata = { clientMetadata: ClientMetadata };

const newUser = async () => {
  const [Username, email] = [uniqueName(), newEmail()];
  await cognito.adminCreateUser({
    UserPoolId,
    Username,
    MessageAction: 'SUPPRESS',
    UserAttributes: attributesOf({ email, email_verified: 'true' }),
  });
  await cognito.adminSetUserPassword({ UserPoolId, Username, Password: password, Permanent: true });
  return { Username, email };
};

const codeTo = async (address: string): Promise<string> => {
  const mails = (await stack.outbox()).filter(({ to }) => to === address);
  return /\b\d{6,8}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
};

const signIn = (USERNAME: string, more: object = {}) =>
  cognito.initiateAuth({
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME, PASSWORD: password },
    ...more,
  });

const startCode = (USERNAME: string) =>
  cognito.initiateAuth({
    ClientId,
    AuthFlow: 'CUSTOM_AUTH',
    AuthParameters: { USERNAME },
    ClientMetadata,
  });

describe('the metadata of a sign-up', () => {
  it('reaches PreSignUp, beside the validation data, and CustomMessage; of its confirmation PostConfirmation', async () => {
    const [Username, email] = [uniqueName(), newEmail()];
    const signedUp = await told(() =>
      cognito.signUp({
        ClientId,
        Username,
        Password: password,
        UserAttributes: attributesOf({ email }),
        ValidationData,
        ClientMetadata,
      }),
    );
    const resent = await told(() =>
      cognito.resendConfirmationCode({ ClientId, Username, ClientMetadata }),
    );
    const ConfirmationCode = await codeTo(email);
    const confirmed = await told(() =>
      cognito.confirmSignUp({ ClientId, Username, ConfirmationCode, ClientMetadata }),
    );

    expect(signedUp).toEqual([
      { PreSignUp_SignUp: { ...metadata, validationData: { proof: 'of work' } } },
      { CustomMessage_SignUp: metadata },
    ]);
    expect(resent).toEqual([{ CustomMessage_ResendCode: metadata }]);
    expect(confirmed).toEqual([{ PostConfirmation_ConfirmSignUp: metadata }]);
  });

  it('by an administrator reaches PreSignUp and not the invitation', async () => {
    const created = await told(() =>
      cognito.adminCreateUser({
        UserPoolId,
        Username: uniqueName(),
        UserAttributes: attributesOf({ email: newEmail() }),
        DesiredDeliveryMediums: ['EMAIL'],
        ClientMetadata,
      }),
    );

    expect(created).toEqual([
      { PreSignUp_AdminCreateUser: { ...metadata, validationData: null } },
      { CustomMessage_AdminCreateUser: {} },
    ]);
  });

  it('confirmed by an administrator reaches PostConfirmation', async () => {
    const Username = uniqueName();
    const UserAttributes = attributesOf({ email: newEmail() });
    await cognito.signUp({ ClientId, Username, Password: password, UserAttributes });

    const confirmed = await told(() =>
      cognito.adminConfirmSignUp({ UserPoolId, Username, ClientMetadata }),
    );

    expect(confirmed).toEqual([{ PostConfirmation_ConfirmSignUp: metadata }]);
  });
});

describe('the metadata of a sign-in', () => {
  it('by password reaches PreAuthentication alone, as validation data', async () => {
    const { Username } = await newUser();

    const public_ = await told(() => signIn(Username, { ClientMetadata }));
    const admin = await told(() =>
      cognito.adminInitiateAuth({
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD: password },
        ClientMetadata,
      }),
    );

    const expected = [
      { PreAuthentication_Authentication: { validationData: ClientMetadata } },
      { PostAuthentication_Authentication: {} },
      { TokenGeneration_Authentication: {} },
    ];
    expect(public_).toEqual(expected);
    expect(admin).toEqual(expected);
  });

  it('by code reaches no function from its start, and every one from an answer', async () => {
    const { Username, email } = await newUser();
    let Session: string | undefined;

    const started = await told(async () => {
      ({ Session } = await startCode(Username));
    });
    const ANSWER = await codeTo(email);
    const answered = await told(() =>
      cognito.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session,
        ChallengeResponses: { USERNAME: Username, ANSWER },
        ClientMetadata,
      }),
    );

    expect(started).toEqual([
      { DefineAuthChallenge_Authentication: {} },
      { CreateAuthChallenge_Authentication: {} },
    ]);
    expect(answered).toEqual([
      { VerifyAuthChallengeResponse_Authentication: metadata },
      { DefineAuthChallenge_Authentication: metadata },
      { PostAuthentication_Authentication: metadata },
      { TokenGeneration_Authentication: metadata },
    ]);
  });

  it('answered by an administrator reaches Create of the next round too', async () => {
    const { Username } = await newUser();
    const { Session } = await startCode(Username);

    const answered = await told(() =>
      cognito.adminRespondToAuthChallenge({
        UserPoolId,
        ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session,
        ChallengeResponses: { USERNAME: Username, ANSWER: '00000000' },
        ClientMetadata,
      }),
    );

    expect(answered).toEqual([
      { VerifyAuthChallengeResponse_Authentication: metadata },
      { DefineAuthChallenge_Authentication: metadata },
      { CreateAuthChallenge_Authentication: metadata },
    ]);
  });

  it('after NEW_PASSWORD_REQUIRED reaches what follows, whose tokens have a source of their own', async () => {
    const { Username } = await newUser();
    await cognito.adminSetUserPassword({ UserPoolId, Username, Password: password });
    const { Session } = await signIn(Username);

    const answered = await told(() =>
      cognito.respondToAuthChallenge({
        ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: { USERNAME: Username, NEW_PASSWORD: otherPassword },
        ClientMetadata,
      }),
    );

    expect(answered).toEqual([
      { PostAuthentication_Authentication: metadata },
      { TokenGeneration_NewPasswordChallenge: metadata },
    ]);
  });

  it('of a refresh reaches pre token generation from the newer call alone', async () => {
    const { Username } = await newUser();
    const { AuthenticationResult } = await signIn(Username);
    const RefreshToken = AuthenticationResult?.RefreshToken ?? '';

    const newer = await told(() =>
      cognito.getTokensFromRefreshToken({ ClientId, RefreshToken, ClientMetadata }),
    );
    const older = await told(() =>
      cognito.initiateAuth({
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: RefreshToken },
        ClientMetadata,
      }),
    );

    expect(newer).toEqual([{ TokenGeneration_RefreshTokens: metadata }]);
    expect(older).toEqual([{ TokenGeneration_RefreshTokens: {} }]);
  });
});

describe('the metadata of a new password or address', () => {
  it('reaches CustomMessage; of the confirmation PostConfirmation', async () => {
    const { Username, email } = await newUser();

    const forgot = await told(() => cognito.forgotPassword({ ClientId, Username, ClientMetadata }));
    const ConfirmationCode = await codeTo(email);
    const confirmed = await told(() =>
      cognito.confirmForgotPassword({
        ClientId,
        Username,
        ConfirmationCode,
        Password: otherPassword,
        ClientMetadata,
      }),
    );
    const reset = await told(() =>
      cognito.adminResetUserPassword({ UserPoolId, Username, ClientMetadata }),
    );

    expect(forgot).toEqual([{ CustomMessage_ForgotPassword: metadata }]);
    expect(confirmed).toEqual([{ PostConfirmation_ConfirmForgotPassword: metadata }]);
    expect(reset).toEqual([{ CustomMessage_ForgotPassword: metadata }]);
  });

  it('reaches CustomMessage whoever changes the address', async () => {
    const { Username } = await newUser();
    const { AuthenticationResult } = await signIn(Username);
    const { AccessToken } = AuthenticationResult ?? {};
    const UserAttributes = () => attributesOf({ email: newEmail() });

    const byUser = await told(() =>
      cognito.updateUserAttributes({
        AccessToken,
        UserAttributes: UserAttributes(),
        ClientMetadata,
      }),
    );
    const asked = await told(() =>
      cognito.getUserAttributeVerificationCode({
        AccessToken,
        AttributeName: 'email',
        ClientMetadata,
      }),
    );
    const byAdmin = await told(() =>
      cognito.adminUpdateUserAttributes({
        UserPoolId,
        Username,
        UserAttributes: UserAttributes(),
        ClientMetadata,
      }),
    );

    expect(byUser).toEqual([{ CustomMessage_UpdateUserAttribute: metadata }]);
    expect(asked).toEqual([{ CustomMessage_VerifyUserAttribute: metadata }]);
    expect(byAdmin).toEqual([{ CustomMessage_UpdateUserAttribute: metadata }]);
  });
});
