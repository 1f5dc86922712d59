import { expect } from 'vitest';
import { attributesOf } from '../../../support/pool/pool-users.ts';
import { newEmail, refusalOf, wrongFor } from '../../../support/pool/sign-in.ts';
import type { Bench, Row } from '../row.ts';
import { uuid } from '../shapes.ts';

/** A user of a pool that verifies addresses, signed in. */
const signedIn = async ({ open }: Bench, more: Parameters<Bench['open']>[0] = {}) => {
  const pool = await open({ pool: { AutoVerifiedAttributes: ['email'], ...more.pool } });
  const email = newEmail();
  const name = more.pool?.UsernameAttributes === undefined ? undefined : email;
  const Username = await pool.newUser({ email, email_verified: 'true', name: 'Ada' }, name);
  const { AccessToken } = await pool.signIn(Username);
  return { pool, email, Username, AccessToken };
};

const keepsOriginal = {
  pool: {
    UsernameAttributes: ['email' as const],
    UserAttributeUpdateSettings: {
      AttributesRequireVerificationBeforeUpdate: ['email' as const],
    },
  },
};

export const attributeRows: readonly Row[] = [
  {
    operation: 'UpdateUserAttributes',
    behaviour: 'a changed address counts as not proved, and is sent a code',
    run: async (bench) => {
      const { pool, Username, AccessToken } = await signedIn(bench);
      const next = newEmail();
      const UserAttributes = attributesOf({ email: next });
      await bench.pools.cognito.updateUserAttributes({ AccessToken, UserAttributes });
      const { email, email_verified } = await pool.attributes(Username);
      return [email === next, email_verified, bench.pools.messagesTo(next).length];
    },
    expected: [true, 'false', 1],
  },
  {
    operation: 'UpdateUserAttributes VerifyUserAttribute',
    behaviour: 'where the original is kept, the new address counts after its code only',
    run: async (bench) => {
      const { pool, email, AccessToken } = await signedIn(bench, keepsOriginal);
      const next = newEmail();
      const { cognito } = bench.pools;
      const UserAttributes = attributesOf({ email: next });
      await cognito.updateUserAttributes({ AccessToken, UserAttributes });
      const before = [
        (await pool.signIn(email)).TokenType,
        (await refusalOf(pool.signIn(next))).split(':')[0],
      ];
      const proof = { AccessToken, AttributeName: 'email', Code: pool.codeTo(next) };
      await cognito.verifyUserAttribute(proof);
      const after = [
        (await pool.signIn(next)).TokenType,
        (await pool.attributes(next)).email_verified,
        await refusalOf(cognito.adminGetUser({ UserPoolId: pool.UserPoolId, Username: email })),
      ];
      return [before, after];
    },
    expected: [
      ['Bearer', 'UserNotFoundException'],
      ['Bearer', 'true', 'UserNotFoundException: User does not exist.'],
    ],
    differs: {
      cognitoLocal: 'a sign-in of an unknown user is always NotAuthorizedException',
      source: 'guide: managing user existence error responses',
    },
  },
  {
    operation: 'DeleteUserAttributes',
    behaviour: 'removes the own attribute and no other',
    run: async (bench) => {
      const { pool, Username, AccessToken } = await signedIn(bench);
      const UserAttributeNames = ['name'];
      await bench.pools.cognito.deleteUserAttributes({ AccessToken, UserAttributeNames });
      return pool.attributes(Username);
    },
    expected: { sub: uuid, email: expect.any(String), email_verified: 'true' },
  },
  {
    operation: 'GetUserAttributeVerificationCode VerifyUserAttribute',
    behaviour: 'the code proves the address, a wrong one does not',
    run: async ({ pools, open }) => {
      const pool = await open({ pool: { AutoVerifiedAttributes: ['email'] } });
      const email = newEmail();
      const Username = await pool.newUser({ email });
      const { AccessToken } = await pool.signIn(Username);
      const AttributeName = 'email';
      await pools.cognito.getUserAttributeVerificationCode({ AccessToken, AttributeName });
      const Code = pool.codeTo(email);
      const verify = (code: string) =>
        pools.cognito.verifyUserAttribute({ AccessToken, AttributeName, Code: code });
      const wrong = await refusalOf(verify(wrongFor(Code)));
      await verify(Code);
      return [wrong, (await pool.attributes(Username)).email_verified];
    },
    expected: [
      'CodeMismatchException: Invalid verification code provided, please try again.',
      'true',
    ],
    differs: {
      cognitoLocal: 'the text is «Incorrect confirmation code»',
      source: 'aws-amplify/amplify-js 11738',
    },
  },
];
