import { userPoolArn } from '#shared/cognito/ids.ts';
import type { GuardedService } from '../access/gate.ts';
import { targetService } from '../access/target-service.ts';
import { accountId, region } from '../identity.ts';
import { operations } from '../services/cognito-idp/operations/registry.ts';
import { guardedDynamodb } from '../services/dynamodb/access/guarded-service.ts';
import type { FindTable } from '../services/dynamodb/access/table-keys.ts';
import { guardedSes } from '../services/ses/guarded-service.ts';
import { guardedSts } from '../services/sts/guarded-service.ts';

const place = { region, account: accountId };

const memberOf = (input: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(input, name);
  return typeof value === 'string' && /^[\w:-]{1,128}$/.test(value) ? value : undefined;
};

const userPools = targetService({
  name: 'cognito-idp',
  target: 'AWSCognitoIdentityProviderService',
  isPublic: (operation) => operations.get(operation)?.signed === false,
  resourceOf: (_, input) => {
    const id = memberOf(input, 'UserPoolId');
    return id === undefined ? '*' : userPoolArn({ region, accountId }, id);
  },
});

/** Operations of identity pools that are called without a signature. */
const identityPoolPublic = new Set([
  ...['GetId', 'GetCredentialsForIdentity', 'GetOpenIdToken', 'UnlinkIdentity'],
]);

const identityPools = targetService({
  name: 'cognito-identity',
  target: 'AWSCognitoIdentityService',
  isPublic: (operation) => identityPoolPublic.has(operation),
  resourceOf: (_, input) => {
    const id = memberOf(input, 'IdentityPoolId');
    const arn = `arn:aws:cognito-identity:${region}:${accountId}:identitypool/`;
    return id === undefined ? '*' : `${arn}${id}`;
  },
});

/** What the stack's own port speaks and checks; a signed call of anything else is denied. */
export const guardedServices = (findTable: FindTable): readonly GuardedService[] => [
  guardedDynamodb(place, findTable),
  guardedSes(place),
  userPools,
  identityPools,
  guardedSts,
];

/** DynamoDB on a port of its own. */
export const onlyDynamodb = (findTable: FindTable): readonly GuardedService[] => [
  guardedDynamodb(place, findTable),
];
