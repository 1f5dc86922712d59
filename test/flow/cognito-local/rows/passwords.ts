import { otherPassword, password, uniqueName } from '../../../support/pool/pool-users.ts';
import { newEmail, refusalOf, wrongFor } from '../../../support/pool/sign-in.ts';
import type { Bench, Row } from '../row.ts';

/** A confirmed user with a proved address, who asked for a code to replace the password. */
const forgetful = async ({ pools, open }: Bench) => {
  const pool = await open();
  const email = newEmail();
  const Username = await pool.newUser({ email, email_verified: 'true' });
  const { ClientId } = pool;
  const asked = await pools.cognito.forgotPassword({ ClientId, Username });
  const confirm = (ConfirmationCode: string) =>
    pools.cognito.confirmForgotPassword({
      ClientId,
      Username,
      ConfirmationCode,
      Password: otherPassword,
    });
  return { pool, Username, asked, confirm, code: pool.codeTo(email) };
};

export const passwordRows: readonly Row[] = [
  {
    operation: 'ForgotPassword ConfirmForgotPassword',
    behaviour: 'a mailed code sets a new password, and the former one no longer signs in',
    run: async (bench) => {
      const { pool, Username, asked, confirm, code } = await forgetful(bench);
      await confirm(code);
      return [
        asked.CodeDeliveryDetails?.DeliveryMedium,
        (await pool.signIn(Username, otherPassword)).TokenType,
        await refusalOf(pool.signIn(Username)),
      ];
    },
    expected: ['EMAIL', 'Bearer', 'NotAuthorizedException: Incorrect username or password.'],
  },
  {
    operation: 'ConfirmForgotPassword',
    behaviour: 'a wrong code leaves the password as it was',
    run: async (bench) => {
      const { pool, Username, confirm, code } = await forgetful(bench);
      const refused = await refusalOf(confirm(wrongFor(code)));
      return [refused, (await pool.signIn(Username)).TokenType];
    },
    expected: [
      'CodeMismatchException: Invalid verification code provided, please try again.',
      'Bearer',
    ],
    differs: {
      cognitoLocal: 'the text is «Incorrect confirmation code»',
      source: 'aws-amplify/amplify-js 11738',
    },
  },
  {
    operation: 'ForgotPassword',
    behaviour: 'an unknown user is named as such where the client does not hide it',
    run: async ({ pools, open }) => {
      const { ClientId } = await open({ client: { PreventUserExistenceErrors: 'LEGACY' } });
      return refusalOf(pools.cognito.forgotPassword({ ClientId, Username: uniqueName() }));
    },
    expected: 'UserNotFoundException: Username/client id combination not found.',
    differs: {
      cognitoLocal: 'the text is «User not found.»',
      source: 'guide: managing user existence error responses',
    },
  },
  {
    operation: 'ForgotPassword',
    behaviour: 'an unknown user gets a simulated delivery where the client hides it',
    run: async ({ pools, open }) => {
      const { ClientId } = await open({ client: { PreventUserExistenceErrors: 'ENABLED' } });
      const user = { ClientId, Username: uniqueName() };
      return (await pools.cognito.forgotPassword(user)).CodeDeliveryDetails?.AttributeName;
    },
    expected: 'email',
    differs: {
      cognitoLocal: 'UserNotFoundException, whatever the client says',
      source: 'guide: managing user existence error responses',
    },
  },
  {
    operation: 'ChangePassword',
    behaviour: 'the new password signs in, and the former one does not',
    run: async ({ pools, open }) => {
      const pool = await open();
      const Username = await pool.newUser();
      const { AccessToken } = await pool.signIn(Username);
      const passwords = { PreviousPassword: password, ProposedPassword: otherPassword };
      await pools.cognito.changePassword({ AccessToken, ...passwords });
      const { TokenType } = await pool.signIn(Username, otherPassword);
      return [TokenType, await refusalOf(pool.signIn(Username))];
    },
    expected: ['Bearer', 'NotAuthorizedException: Incorrect username or password.'],
  },
  {
    operation: 'ChangePassword',
    behaviour: 'a wrong former password is refused',
    run: async ({ pools, open }) => {
      const pool = await open();
      const { AccessToken } = await pool.signIn(await pool.newUser());
      const passwords = { PreviousPassword: otherPassword, ProposedPassword: otherPassword };
      return refusalOf(pools.cognito.changePassword({ AccessToken, ...passwords }));
    },
    expected: 'NotAuthorizedException: Incorrect username or password.',
    differs: {
      cognitoLocal: 'InvalidPasswordException: Invalid password',
      source: 'aws-amplify/amplify-js 1580',
    },
  },
  {
    operation: 'ChangePassword',
    behaviour: 'a token of other people is refused',
    run: ({ pools }) =>
      refusalOf(
        pools.cognito.changePassword({
          AccessToken: 'e30.e30.e30',
          PreviousPassword: password,
          ProposedPassword: otherPassword,
        }),
      ),
    expected: 'NotAuthorizedException: Invalid Access Token',
    differs: {
      cognitoLocal: 'InvalidParameterException: Invalid parameter',
      source: 'amazon-archives/aws-cognito-angular-quickstart 137',
    },
  },
  {
    operation: 'AdminResetUserPassword',
    behaviour: 'a sign-in is refused until the user replaces the password',
    run: async ({ pools, open }) => {
      const pool = await open();
      const Username = await pool.newUser({ email: newEmail(), email_verified: 'true' });
      await pools.cognito.adminResetUserPassword({ UserPoolId: pool.UserPoolId, Username });
      return [await refusalOf(pool.signIn(Username)), await pool.status(Username)];
    },
    expected: [
      'PasswordResetRequiredException: Password reset required for the user',
      'RESET_REQUIRED',
    ],
    differs: {
      cognitoLocal: 'the operation is not supported, and the text ends before «for the user»',
      source: 'API reference: AdminResetUserPassword',
    },
  },
];
