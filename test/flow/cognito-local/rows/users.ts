import { expect } from 'vitest';
import { asRecord, attributesOf, password } from '../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../support/pool/sign-in.ts';
import { invited } from '../invited.ts';
import type { Row } from '../row.ts';
import { uuid } from '../shapes.ts';

export const userRows: readonly Row[] = [
  {
    operation: 'AdminUpdateUserAttributes AdminDeleteUserAttributes',
    behaviour: 'set an attribute, replace one and remove one',
    run: async ({ pools, open }) => {
      const pool = await open();
      const { UserPoolId } = pool;
      const Username = await pool.newUser({ name: 'Ada', nickname: 'ada' });
      const UserAttributes = attributesOf({ name: 'Grace', locale: 'en' });
      await pools.cognito.adminUpdateUserAttributes({ UserPoolId, Username, UserAttributes });
      const UserAttributeNames = ['nickname'];
      await pools.cognito.adminDeleteUserAttributes({ UserPoolId, Username, UserAttributeNames });
      return pool.attributes(Username);
    },
    expected: { sub: uuid, name: 'Grace', locale: 'en' },
  },
  {
    operation: 'AdminDisableUser AdminEnableUser',
    behaviour: 'a disabled user cannot sign in until enabled again',
    run: async ({ pools, open }) => {
      const pool = await open();
      const user = { UserPoolId: pool.UserPoolId, Username: await pool.newUser() };
      await pools.cognito.adminDisableUser(user);
      const { Enabled } = await pools.cognito.adminGetUser(user);
      const refused = await refusalOf(pool.signIn(user.Username));
      await pools.cognito.adminEnableUser(user);
      return [Enabled, refused, (await pool.signIn(user.Username)).TokenType];
    },
    expected: [false, 'NotAuthorizedException: User is disabled.', 'Bearer'],
    differs: {
      cognitoLocal: 'a disabled user signs in',
      source: 'API reference: AdminDisableUser',
    },
  },
  {
    operation: 'AdminSetUserPassword',
    behaviour: 'a permanent password confirms, a temporary one must be changed',
    run: async (bench) => {
      const { UserPoolId, Username } = await invited(bench);
      const { cognito } = bench.pools;
      const user = { UserPoolId, Username, Password: password };
      const statusAfter = async (Permanent: boolean) => {
        await cognito.adminSetUserPassword({ ...user, Permanent });
        return (await cognito.adminGetUser({ UserPoolId, Username })).UserStatus;
      };
      return [await statusAfter(true), await statusAfter(false)];
    },
    expected: ['CONFIRMED', 'FORCE_CHANGE_PASSWORD'],
  },
  {
    operation: 'AdminSetUserPassword',
    behaviour: 'a password that breaks the policy is refused',
    run: async (bench) => {
      const user = await invited(bench);
      const { UserPoolId, Username } = user;
      return refusalOf(
        bench.pools.cognito.adminSetUserPassword({ UserPoolId, Username, Password: 'def' }),
      );
    },
    expected:
      'InvalidPasswordException: Password did not conform with policy: Password not long enough',
    differs: {
      cognitoLocal: 'the policy is kept and never applied',
      source: 'API reference: PasswordPolicyType',
    },
  },
  {
    operation: 'ListUsers',
    behaviour: 'lists the users, those of a filter, and none of an empty pool',
    run: async ({ pools, open }) => {
      const pool = await open();
      const empty = await open();
      await pool.newUser({ name: 'Ada' }, 'ada');
      await pool.newUser({ name: 'Grace' }, 'grace');
      const names = async (UserPoolId: string, Filter?: string) => {
        const { Users } = await pools.cognito.listUsers({
          UserPoolId,
          ...(Filter === undefined ? {} : { Filter }),
        });
        return Users?.map(({ Username }) => Username).toSorted();
      };
      return [
        await names(pool.UserPoolId),
        await names(pool.UserPoolId, 'name ^= "Gr"'),
        await names(empty.UserPoolId),
      ];
    },
    expected: [['ada', 'grace'], ['grace'], []],
  },
  {
    operation: 'GetUser DeleteUser',
    behaviour: 'a user reads the own attributes, and is gone after the own removal',
    run: async ({ pools, open }) => {
      const pool = await open();
      const Username = await pool.newUser({ name: 'Ada' });
      const { AccessToken } = await pool.signIn(Username);
      const { UserAttributes } = await pools.cognito.getUser({ AccessToken });
      await pools.cognito.deleteUser({ AccessToken });
      const { UserPoolId } = pool;
      const gone = await refusalOf(pools.cognito.adminGetUser({ UserPoolId, Username }));
      return [asRecord(UserAttributes), gone];
    },
    expected: [
      expect.objectContaining({ sub: uuid, name: 'Ada' }),
      'UserNotFoundException: User does not exist.',
    ],
  },
];
