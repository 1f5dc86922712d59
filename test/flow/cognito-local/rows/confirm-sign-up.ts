import { uniqueName } from '../../../support/pool/pool-users.ts';
import { refusalOf, wrongFor } from '../../../support/pool/sign-in.ts';
import type { Bench, Row } from '../row.ts';
import { withoutMetadata } from '../shapes.ts';
import { signedUp } from '../signed-up.ts';

const refusalForUnknown = async (
  { pools, open }: Bench,
  PreventUserExistenceErrors: 'LEGACY' | 'ENABLED',
) => {
  const { ClientId } = await open({ client: { PreventUserExistenceErrors } });
  const user = { ClientId, Username: uniqueName(), ConfirmationCode: '123456' };
  return refusalOf(pools.cognito.confirmSignUp(user));
};

export const confirmSignUpRows: readonly Row[] = [
  {
    operation: 'ConfirmSignUp',
    behaviour: 'the code confirms the user and proves the address',
    run: async (bench) => {
      const { pool, user, ClientId, Username } = await signedUp(bench);
      const ConfirmationCode = pool.codeTo(user.email);
      await bench.pools.cognito.confirmSignUp({ ClientId, Username, ConfirmationCode });
      return [await pool.status(Username), (await pool.attributes(Username)).email_verified];
    },
    expected: ['CONFIRMED', 'true'],
  },
  {
    operation: 'ConfirmSignUp',
    behaviour: 'a wrong code leaves the user unconfirmed',
    run: async (bench) => {
      const { pool, user, ClientId, Username } = await signedUp(bench);
      const ConfirmationCode = wrongFor(pool.codeTo(user.email));
      const call = bench.pools.cognito.confirmSignUp({ ClientId, Username, ConfirmationCode });
      return [await refusalOf(call), await pool.status(Username)];
    },
    expected: [
      'CodeMismatchException: Invalid verification code provided, please try again.',
      'UNCONFIRMED',
    ],
    differs: {
      cognitoLocal: 'the text is «Incorrect confirmation code»',
      source: 'aws-amplify/amplify-js 11738',
    },
  },
  {
    operation: 'ConfirmSignUp',
    behaviour: 'an unknown user is named as such where the client does not hide it',
    run: (bench) => refusalForUnknown(bench, 'LEGACY'),
    expected: 'UserNotFoundException: Username/client id combination not found.',
    differs: {
      cognitoLocal: 'NotAuthorizedException: User not authorized',
      source: 'guide: managing user existence error responses',
    },
  },
  {
    operation: 'ConfirmSignUp',
    behaviour: 'an unknown user looks like a wrong code where the client hides it',
    run: (bench) => refusalForUnknown(bench, 'ENABLED'),
    expected: 'CodeMismatchException: Invalid verification code provided, please try again.',
    differs: {
      cognitoLocal: 'NotAuthorizedException: User not authorized',
      source: 'guide: managing user existence error responses',
    },
  },
  {
    operation: 'ResendConfirmationCode',
    behaviour: 'a newer code confirms',
    run: async (bench) => {
      const { pool, user, ClientId, Username } = await signedUp(bench);
      const { cognito, messagesTo } = bench.pools;
      await cognito.resendConfirmationCode({ ClientId, Username });
      const ConfirmationCode = pool.codeTo(user.email);
      await cognito.confirmSignUp({ ClientId, Username, ConfirmationCode });
      return [messagesTo(user.email).length, await pool.status(Username)];
    },
    expected: [2, 'CONFIRMED'],
    differs: {
      cognitoLocal: 'the operation is not supported',
      source: 'API reference: ResendConfirmationCode',
    },
  },
  {
    operation: 'AdminConfirmSignUp',
    behaviour: 'confirms a user without a code, and proves no address',
    run: async (bench) => {
      const { pool, Username } = await signedUp(bench);
      const { UserPoolId } = pool;
      const answer = await bench.pools.cognito.adminConfirmSignUp({ UserPoolId, Username });
      const { email_verified } = await pool.attributes(Username);
      return [withoutMetadata(answer), await pool.status(Username), email_verified];
    },
    expected: [{}, 'CONFIRMED', 'false'],
  },
];
