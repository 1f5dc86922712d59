import { expect } from 'vitest';
import { attributesOf, password, uniqueName } from '../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../support/pool/sign-in.ts';
import type { Row } from '../row.ts';
import { uuid } from '../shapes.ts';
import { signedUp } from '../signed-up.ts';

export const signUpRows: readonly Row[] = [
  {
    operation: 'SignUp',
    behaviour: 'an unconfirmed user gets a code at a masked address',
    run: async (bench) => {
      const { pool, user } = await signedUp(bench);
      const { UserConfirmed, UserSub, CodeDeliveryDetails } = user;
      return {
        UserConfirmed,
        UserSub,
        CodeDeliveryDetails,
        status: await pool.status(user.Username),
        sent: bench.pools.messagesTo(user.email).length,
      };
    },
    expected: {
      UserConfirmed: false,
      UserSub: uuid,
      CodeDeliveryDetails: {
        AttributeName: 'email',
        DeliveryMedium: 'EMAIL',
        Destination: expect.stringMatching(/^[0-9a-f]\*\*\*@e\*\*\*$/),
      },
      status: 'UNCONFIRMED',
      sent: 1,
    },
    differs: {
      cognitoLocal: 'the address is returned whole',
      source: 'API reference: CodeDeliveryDetailsType',
    },
  },
  {
    operation: 'SignUp',
    behaviour: 'no code is sent where the pool verifies nothing',
    run: async ({ pools, open }) => {
      const { email, CodeDeliveryDetails } = await (await open()).signUp();
      return [CodeDeliveryDetails, pools.messagesTo(email).length];
    },
    expected: [undefined, 0],
  },
  {
    operation: 'SignUp',
    behaviour: 'a code goes to the phone where the pool verifies both',
    run: async ({ pools, open }) => {
      const { ClientId } = await open({
        pool: {
          AutoVerifiedAttributes: ['email', 'phone_number'],
          SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' },
        },
      });
      const UserAttributes = attributesOf({ email: newEmail(), phone_number: '+15550000001' });
      const user = { ClientId, Username: uniqueName(), Password: password, UserAttributes };
      const { CodeDeliveryDetails } = await pools.cognito.signUp(user);
      return CodeDeliveryDetails;
    },
    expected: {
      AttributeName: 'phone_number',
      DeliveryMedium: 'SMS',
      Destination: '+*******0001',
    },
    differs: {
      cognitoLocal: 'the number is returned whole',
      source: 'API reference: CodeDeliveryDetailsType',
    },
  },
  {
    operation: 'SignUp',
    behaviour: 'a second user of the same name is refused',
    run: async (bench) => {
      const { pool, Username } = await signedUp(bench);
      return refusalOf(pool.signUp(newEmail(), Username));
    },
    expected: 'UsernameExistsException: User already exists',
  },
  {
    operation: 'SignUp',
    behaviour: 'a user name that is no address is refused where addresses are user names',
    run: async ({ open }) => {
      const pool = await open({ pool: { UsernameAttributes: ['email'] } });
      return refusalOf(pool.signUp());
    },
    expected: 'InvalidParameterException: Username should be an email.',
  },
  {
    operation: 'SignUp',
    behaviour: 'a password that breaks the policy is refused',
    run: async ({ pools, open }) => {
      const { ClientId } = await open();
      const user = { ClientId, Username: uniqueName(), Password: 'longenough' };
      return refusalOf(pools.cognito.signUp(user));
    },
    expected:
      'InvalidPasswordException: Password did not conform with policy: Password must have uppercase characters',
    differs: {
      cognitoLocal: 'the policy is kept and never applied',
      source: 'API reference: PasswordPolicyType',
    },
  },
];
