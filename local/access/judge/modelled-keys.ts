import type { MissingKey } from '#shared/iam/call.ts';

/** Filled in for every call, or known not to be sent with a call of a user or a function. */
const globalKeys = [
  ...['CurrentTime', 'EpochTime', 'SecureTransport', 'SourceIp', 'RequestedRegion', 'UserAgent'],
  ...['PrincipalArn', 'PrincipalAccount', 'PrincipalType', 'PrincipalIsAWSService', 'userid'],
  ...['FederatedProvider', 'ResourceAccount'],
  // Only users of IAM have a name, and only calls that an AWS service makes or passes on have the others.
  ...['username', 'ViaAWSService', 'CalledVia', 'CalledViaFirst', 'CalledViaLast'],
  ...['SourceArn', 'SourceAccount', 'PrincipalServiceName', 'PrincipalServiceNamesList'],
].map((name) => `aws:${name}`);

/** What the services fill in where the request has it. */
const serviceKeys = [
  ...['aud', 'sub', 'amr'].map((name) => `cognito-identity.amazonaws.com:${name}`),
  ...['Attributes', 'LeadingKeys', 'ReturnConsumedCapacity', 'ReturnValues', 'Select'].map(
    (name) => `dynamodb:${name}`,
  ),
  // Only statements of PartiQL and transactions, which are not modelled at all.
  ...['EnclosingOperation', 'FullTableScan'].map((name) => `dynamodb:${name}`),
  ...['prefix', 'delimiter', 'max-keys', 'authType', 'signatureversion', 'ResourceAccount'].map(
    (name) => `s3:${name}`,
  ),
  ...['if-match', 'if-none-match', 'versionid'].map((name) => `s3:${name}`),
  ...['ApiVersion', 'FromAddress', 'Recipients'].map((name) => `ses:${name}`),
];

const modelled = new Set([...globalKeys, ...serviceKeys].map((key) => key.toLowerCase()));

/** Tags of the session, and the headers of a request to S3. */
const modelledKinds = /^(aws:principaltag\/|s3:x-amz-)/;

/**
 * What it means that a call has no such key. A key that is filled in here is absent where the call has none. Any other
 * (`aws:PrincipalOrgID`, `aws:ResourceTag/...`) AWS may send: were it absent, a Deny on it would never apply.
 *
 * @param key in any case
 */
export const missingKey = (key: string): MissingKey => {
  const lower = key.toLowerCase();
  return modelled.has(lower) || modelledKinds.test(lower) ? 'absent' : 'unknown';
};
