import { userPoolArn } from '#shared/cognito/ids.ts';
import type { GuardedService } from '../access/gate.ts';
import { targetService } from '../access/target-service.ts';
import { accountId, region } from '../identity.ts';
import { operations } from '../services/cognito-idp/operations/registry.ts';
import { guardedDynamodb } from '../services/dynamodb/access/guarded-service.ts';
import type { FindTable } from '../services/dynamodb/access/table-keys.ts';
import { guardedSes } from '../services/ses/guarded-service.ts';

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

/** STS has names of its own for some errors of a signature. */
const stsCodes: Readonly<Record<string, string>> = {
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
};

/** GetCallerIdentity needs no permission, and AssumeRoleWithWebIdentity is not signed. */
const tokens: GuardedService = {
  name: 'sts',
  recognizes: ({ headers }) => /\/sts\/aws4_request[,\s]/.test(headers.get('authorization') ?? ''),
  asked: (_, body) =>
    /(^|&)Action=GetCallerIdentity(&|$)/.test(Buffer.from(body).toString('latin1'))
      ? { needsNoPermission: true }
      : { action: 'sts:*', notModelled: 'an operation other than GetCallerIdentity' },
  refuse: ({ status, type, message }) => ({
    status: type === 'AccessDeniedException' ? 403 : status,
    headers: { 'content-type': 'text/xml' },
    body:
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>' +
      `<Code>${stsCodes[type] ?? type.replace(/Exception$/, '')}</Code>` +
      `<Message>${message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</Message>` +
      '</Error></ErrorResponse>',
  }),
};

/** What the stack's own port speaks and checks; a signed call of anything else is denied. */
export const guardedServices = (findTable: FindTable): readonly GuardedService[] => [
  guardedDynamodb(place, findTable),
  guardedSes(place),
  userPools,
  identityPools,
  tokens,
];

/** DynamoDB on a port of its own. */
export const onlyDynamodb = (findTable: FindTable): readonly GuardedService[] => [
  guardedDynamodb(place, findTable),
];
