import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attributesOf,
  otherPassword,
  password,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { newEmail } from '../../../../support/pool/sign-in.ts';
import { type StackPool, startStackPool } from '../../../../support/stack/stack-pool.ts';

let pool: StackPool;
let cognito: StackPool['cognito'];
let UserPoolId: string;
let ClientId: string;

beforeAll(async () => {
  pool = await startStackPool();
  ({ cognito, UserPoolId, ClientId } = pool);
});

afterAll(() => pool.stop());

const ClientMetadata = { from: 'the caller' };
const metadata = { clientMetadata: ClientMetadata };

const ValidationData = [{ Name: 'proof', Value: 'of work' }];

describe('the metadata of a sign-up', () => {
  it('metadata of SignUp reaches PreSignUp, beside the validation data, and CustomMessage; that of ConfirmSignUp reaches PostConfirmation', async () => {
    const [Username, email] = [uniqueName(), newEmail()];
    const signedUp = await pool.told(() =>
      cognito.signUp({
        ClientId,
        Username,
        Password: password,
        UserAttributes: attributesOf({ email }),
        ValidationData,
        ClientMetadata,
      }),
    );
    const resent = await pool.told(() =>
      cognito.resendConfirmationCode({ ClientId, Username, ClientMetadata }),
    );
    const ConfirmationCode = await pool.codeTo(email);
    const confirmed = await pool.told(() =>
      cognito.confirmSignUp({ ClientId, Username, ConfirmationCode, ClientMetadata }),
    );

    expect(signedUp).toEqual([
      { PreSignUp_SignUp: { ...metadata, validationData: { proof: 'of work' } } },
      { CustomMessage_SignUp: metadata },
    ]);
    expect(resent).toEqual([{ CustomMessage_ResendCode: metadata }]);
    expect(confirmed).toEqual([{ PostConfirmation_ConfirmSignUp: metadata }]);
  });

  it('metadata of AdminCreateUser reaches PreSignUp and not the invitation', async () => {
    const created = await pool.told(() =>
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

  it('metadata of AdminConfirmSignUp reaches PostConfirmation', async () => {
    const Username = uniqueName();
    const UserAttributes = attributesOf({ email: newEmail() });
    await cognito.signUp({ ClientId, Username, Password: password, UserAttributes });

    const confirmed = await pool.told(() =>
      cognito.adminConfirmSignUp({ UserPoolId, Username, ClientMetadata }),
    );

    expect(confirmed).toEqual([{ PostConfirmation_ConfirmSignUp: metadata }]);
  });
});

describe('the metadata of a new password or address', () => {
  it('metadata of ForgotPassword reaches CustomMessage, and that of its confirmation PostConfirmation', async () => {
    const { Username, email } = await pool.newUser();

    const forgot = await pool.told(() =>
      cognito.forgotPassword({ ClientId, Username, ClientMetadata }),
    );
    const ConfirmationCode = await pool.codeTo(email);
    const confirmed = await pool.told(() =>
      cognito.confirmForgotPassword({
        ClientId,
        Username,
        ConfirmationCode,
        Password: otherPassword,
        ClientMetadata,
      }),
    );
    const reset = await pool.told(() =>
      cognito.adminResetUserPassword({ UserPoolId, Username, ClientMetadata }),
    );

    expect(forgot).toEqual([{ CustomMessage_ForgotPassword: metadata }]);
    expect(confirmed).toEqual([{ PostConfirmation_ConfirmForgotPassword: metadata }]);
    expect(reset).toEqual([{ CustomMessage_ForgotPassword: metadata }]);
  });

  it('metadata of a changed address reaches CustomMessage, from users and administrators', async () => {
    const { Username } = await pool.newUser();
    const { AuthenticationResult } = await pool.signIn(Username);
    const { AccessToken } = AuthenticationResult ?? {};
    const UserAttributes = () => attributesOf({ email: newEmail() });

    const byUser = await pool.told(() =>
      cognito.updateUserAttributes({
        AccessToken,
        UserAttributes: UserAttributes(),
        ClientMetadata,
      }),
    );
    const asked = await pool.told(() =>
      cognito.getUserAttributeVerificationCode({
        AccessToken,
        AttributeName: 'email',
        ClientMetadata,
      }),
    );
    const byAdmin = await pool.told(() =>
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
