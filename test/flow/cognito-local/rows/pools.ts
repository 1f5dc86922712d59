import { expect } from 'vitest';
import { refusalOf } from '../../../support/pool/sign-in.ts';
import type { Row } from '../row.ts';
import { aDate } from '../shapes.ts';

const standardAttributes = [
  'sub',
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'profile',
  'picture',
  'website',
  'email',
  'email_verified',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'phone_number',
  'phone_number_verified',
  'address',
  'updated_at',
];

export const poolRows: readonly Row[] = [
  {
    operation: 'CreateUserPool',
    behaviour: 'gives a pool an id, an ARN that ends in it, and no second factor',
    run: async ({ pools }) => {
      const { UserPool } = await pools.cognito.createUserPool({ PoolName: 'made' });
      const endsInId = UserPool?.Arn?.endsWith(`:userpool/${UserPool.Id}`);
      return { ...UserPool, endsInId };
    },
    expected: expect.objectContaining({
      Name: 'made',
      Id: expect.stringMatching(/^eu-central-1_[A-Za-z0-9]{9}$/),
      endsInId: true,
      MfaConfiguration: 'OFF',
      EstimatedNumberOfUsers: 0,
      CreationDate: aDate,
      LastModifiedDate: aDate,
    }),
    differs: {
      cognitoLocal: 'the id begins with local_ in place of the Region',
      source: 'API reference: UserPoolType',
    },
  },
  {
    operation: 'CreateUserPool',
    behaviour: 'gives a pool the standard attributes of OpenID Connect',
    run: async ({ pools }) => {
      const { UserPool } = await pools.cognito.createUserPool({ PoolName: 'made' });
      return UserPool?.SchemaAttributes?.map(({ Name }) => Name).toSorted();
    },
    expected: standardAttributes.toSorted(),
  },
  {
    operation: 'DescribeUserPool',
    behaviour: 'returns a pool as it was created',
    run: async ({ pools }) => {
      const { UserPool: made } = await pools.cognito.createUserPool({
        PoolName: 'made',
        AutoVerifiedAttributes: ['email'],
      });
      const UserPoolId = made?.Id;
      const { UserPool } = await pools.cognito.describeUserPool({ UserPoolId });
      return [JSON.stringify(UserPool) === JSON.stringify(made), UserPool?.AutoVerifiedAttributes];
    },
    expected: [true, ['email']],
  },
  {
    operation: 'UpdateUserPool',
    behaviour: 'changes a setting, and one that is left out returns to its default',
    run: async ({ pools, open }) => {
      const { UserPoolId } = await open({ pool: { AutoVerifiedAttributes: ['email'] } });
      const Policies = { PasswordPolicy: { MinimumLength: 12 } };
      await pools.cognito.updateUserPool({ UserPoolId, Policies });
      const { UserPool } = await pools.cognito.describeUserPool({ UserPoolId });
      return [UserPool?.Policies?.PasswordPolicy?.MinimumLength, UserPool?.AutoVerifiedAttributes];
    },
    expected: [12, undefined],
  },
  {
    operation: 'AddCustomAttributes',
    behaviour: 'adds an attribute under the prefix custom',
    run: async ({ pools, open }) => {
      const { UserPoolId } = await open();
      const CustomAttributes = [{ Name: 'team', AttributeDataType: 'String' as const }];
      await pools.cognito.addCustomAttributes({ UserPoolId, CustomAttributes });
      const { UserPool } = await pools.cognito.describeUserPool({ UserPoolId });
      return UserPool?.SchemaAttributes?.filter(({ Name }) => Name === 'custom:team').map(
        ({ AttributeDataType, Mutable, Required }) => ({ AttributeDataType, Mutable, Required }),
      );
    },
    expected: [{ AttributeDataType: 'String', Mutable: true, Required: false }],
  },
  {
    operation: 'ListUserPools',
    behaviour: 'lists a pool by id and name',
    run: async ({ pools }) => {
      const { UserPool } = await pools.cognito.createUserPool({ PoolName: 'listed' });
      const { UserPools } = await pools.cognito.listUserPools({ MaxResults: 60 });
      return UserPools?.filter(({ Id }) => Id === UserPool?.Id).map(({ Name }) => Name);
    },
    expected: ['listed'],
  },
  {
    operation: 'DeleteUserPool',
    behaviour: 'a pool that was deleted is not found by its id',
    run: async ({ pools, open }) => {
      const { UserPoolId } = await open();
      await pools.cognito.deleteUserPool({ UserPoolId });
      return refusalOf(pools.cognito.describeUserPool({ UserPoolId }));
    },
    expected: expect.stringMatching(
      /^ResourceNotFoundException: User pool eu-central-1_\w+ does not exist\.$/,
    ),
    differs: {
      cognitoLocal: 'the text does not name the pool',
      source: 'aws/aws-aspnet-cognito-identity-provider 135',
    },
  },
  {
    operation: 'SetUserPoolMfaConfig GetUserPoolMfaConfig',
    behaviour: 'switch the authenticator app on, and say so',
    run: async ({ pools, open }) => {
      const { UserPoolId } = await open({ pool: { MfaConfiguration: 'OPTIONAL' } });
      const { MfaConfiguration, SoftwareTokenMfaConfiguration } =
        await pools.cognito.getUserPoolMfaConfig({ UserPoolId });
      return { MfaConfiguration, SoftwareTokenMfaConfiguration };
    },
    expected: { MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } },
  },
];
