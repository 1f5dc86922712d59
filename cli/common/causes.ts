import type { Call } from './calls.ts';
import { errorStatus } from './error-name.ts';

export type Failure = {
  readonly error: unknown;
  readonly name: string;
  readonly call: Call | undefined;
};

/** One row of the table: how a cause shows itself, what it is, and what to do about it. */
export type Cause = {
  readonly matches: (failure: Failure) => boolean;
  readonly what: string;
  readonly remedy: (failure: Failure) => string;
};

const named =
  (pattern: RegExp) =>
  ({ name }: Failure): boolean =>
    pattern.test(name);

const row = (pattern: RegExp, what: string, remedy: string): Cause => ({
  matches: named(pattern),
  what,
  remedy: () => remedy,
});

const textOf = (error: unknown): string => (error instanceof Error ? error.message : '');

export const isDenied = named(/AccessDenied|NotAuthorized|UnauthorizedOperation/);

/**
 * The action that was refused. The service's text names it where it is one behind the call (iam:PassRole); else it is the
 * call's own.
 */
export const deniedActionOf = ({
  error,
  call,
}: Pick<Failure, 'error' | 'call'>): string | undefined => {
  const [, named] = /not authorized to perform: ([a-z0-9-]+:\w+)/i.exec(textOf(error)) ?? [];
  return named ?? (call && `${call.service}:${call.operation}`);
};

const credentials: readonly Cause[] = [
  row(
    /^(CredentialsProviderError|TokenProviderError)$/,
    'no AWS credentials were found',
    'Sign in with aws sso login, name a profile with --profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  ),
  row(
    /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired)$/,
    'the credentials have expired',
    'Sign in again, for instance with aws sso login.',
  ),
  row(
    /^(UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature(Exception)?)$/,
    'AWS does not accept the credentials',
    'Check the access key, its secret, the session token and this machine’s clock.',
  ),
  {
    matches: isDenied,
    what: 'access denied',
    remedy: (failure) =>
      `Allow ${deniedActionOf(failure) ?? 'the call'} for these credentials; docs/operations.md and docs/attach.md have the policies.`,
  },
];

const isLocal = (call: Call | undefined): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(call?.host ?? '');

const network: readonly Cause[] = [
  row(
    /^(ENOTFOUND|EAI_AGAIN)$/,
    'the host name cannot be resolved',
    'Check the network, the region, and --endpoint-url where it is given.',
  ),
  {
    matches: ({ name, call }) => name === 'ECONNREFUSED' && isLocal(call),
    what: 'nothing listens there',
    remedy: () => 'Start the local stack with npm run local, or correct --endpoint-url.',
  },
  row(
    /^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|EPIPE)$/,
    'no connection',
    'Check the network, the proxy, and --endpoint-url where it is given.',
  ),
  row(
    /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS|EPROTO|ERR_SSL)/,
    'the TLS certificate is not trusted',
    'Check the proxy, NODE_EXTRA_CA_CERTS, and --endpoint-url where it is given.',
  ),
  row(
    /^(TimeoutError|ETIMEDOUT|RequestTimeout(Exception)?)$/,
    'no response in time',
    'Check the network and run the command again.',
  ),
  {
    matches: ({ name, call, error }) =>
      call !== undefined &&
      (/^(SyntaxError|HPE_\w+)$/.test(name) || / XML parse error: /.test(textOf(error))),
    what: 'the response is not from AWS',
    remedy: () => 'Check --endpoint-url, AWS_ENDPOINT_URL and the proxy: another program responds.',
  },
  {
    matches: ({ error }) => textOf(error) === 'Region is missing',
    what: 'no AWS region is set',
    remedy: () => 'Add --region, or --user-pool-id, whose region is used.',
  },
];

const services: readonly Cause[] = [
  row(
    /Throttl|TooManyRequests|RequestLimitExceeded|ProvisionedThroughputExceeded|LimitExceededException/,
    'AWS limits the rate of calls',
    'Wait a minute and run the command again; backfill takes a lower --rate.',
  ),
  {
    matches: ({ name, call }) =>
      name === 'ResourceNotFoundException' && call?.service === 'dynamodb',
    what: 'there is no such table',
    remedy: () => 'Check the name of the table, the region and the account of the credentials.',
  },
  row(
    /^ResourceNotFoundException$/,
    'it is not in this account and region',
    'Check the id, the region and the account of the credentials.',
  ),
  {
    matches: ({ error }) => (errorStatus(error) ?? 0) >= 500,
    what: 'the service failed',
    remedy: () => 'Run the command again; health.aws.amazon.com lists outages.',
  },
];

const ours: readonly Cause[] = [
  row(
    /^MalformedRowError$/,
    'the row is not a profile that this version reads',
    'Look at it with aws dynamodb get-item and mend it there.',
  ),
  row(
    /^NotDeployed$/,
    'the pool calls no PostConfirmation function, which knows the tables',
    'Attach the suite to the pool first.',
  ),
  row(
    /^NotDecrypted$/,
    'Lambda could not decrypt the environment of the PostConfirmation function',
    'Allow kms:Decrypt on the suite’s key for these credentials.',
  ),
  row(
    /^(EACCES|EPERM|EROFS|ENOSPC|EDQUOT)$/,
    'a file cannot be written or read',
    'Check the rights and the free space of the directory.',
  ),
  row(/^ERR_MODULE_NOT_FOUND$/, 'a dependency is not installed', 'Run npm ci.'),
];

/** Every cause that a command knows, the first that matches counts. */
export const causes: readonly Cause[] = [...credentials, ...network, ...services, ...ours];
