import { createServer } from 'node:http';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { IAMClient, ListRolePoliciesCommand } from '@aws-sdk/client-iam';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MalformedRowError } from '#shared/errors.ts';
import { callOf, naming } from '../../../cli/common/calls.ts';
import { CliError, explain } from '../../../cli/common/errors.ts';
import { listen } from '../../../local/http/listen.ts';
import { localCredentials } from '../../../local/identity.ts';
import { startScriptedAws } from '../../support/services/scripted-aws.ts';

const secret = 'ada@example.com';

/** What is said of the failure of a call; the SDK's retries would only take time. */
const explained = async (endpoint: string, options: object = {}): Promise<string> => {
  const config = { endpoint, region: 'eu-central-1', credentials: localCredentials };
  const client = naming(
    new CognitoIdentityProviderClient({ ...config, maxAttempts: 1, ...options }),
  );
  const error = await client
    .send(new DescribeUserPoolCommand({ UserPoolId: secret }))
    .catch((thrown: unknown) => thrown);
  return explain(error);
};

/** A server that responds the same to everything. */
const aServer = async (status: number, headers: Record<string, string>, body: string) => {
  const server = createServer((_, response) => void response.writeHead(status, headers).end(body));
  const { url, stop } = await listen(server);
  onTestFinished(stop);
  return url;
};

const anError = (name: string, status = 400) =>
  aServer(status, { 'x-amzn-errortype': name }, JSON.stringify({ message: `not ${secret}` }));

describe('The text for a failed call', () => {
  it.each([
    ['AccessDeniedException', /Allow cognito-idp:DescribeUserPool for these credentials/],
    ['ExpiredTokenException', /Sign in again/],
    ['UnrecognizedClientException', /does not accept the credentials/],
    ['InvalidSignatureException', /clock/],
    ['TooManyRequestsException', /limits the rate.+Wait a minute/],
    ['ThrottlingException', /limits the rate.+Wait a minute/],
    ['ResourceNotFoundException', /not in this account and region/],
  ])('names operation, host and remedy for %s', async (name, remedy) => {
    const url = await anError(name);

    const text = await explained(url);

    expect(text).toContain(`DescribeUserPool at ${new URL(url).host} failed: `);
    expect(text).toContain(`(${name})`);
    expect(text).toMatch(remedy);
    expect(text).not.toContain(secret);
  });

  it('names the action that the service refused, which may be one behind the call', async () => {
    const message = 'User: x is not authorized to perform: iam:PassRole on resource: y';
    const url = await aServer(
      400,
      { 'x-amzn-errortype': 'AccessDeniedException' },
      JSON.stringify({ message }),
    );

    expect(await explained(url)).toContain('Allow iam:PassRole');
  });

  it('has no remedy for an error that the table does not know, and still names the call', async () => {
    const url = await anError('InvalidParameterException');

    expect(await explained(url)).toBe(
      `DescribeUserPool at ${new URL(url).host} failed: InvalidParameterException.`,
    );
  });

  it.each([200, 404, 502])(
    'says of an HTML page with status %s that it is not AWS',
    async (status) => {
      const url = await aServer(status, { 'content-type': 'text/html' }, '<html>hello');

      expect(await explained(url)).toMatch(/not from AWS.+--endpoint-url/);
    },
  );

  it('says the same where XML was expected', async () => {
    const url = await aServer(200, { 'content-type': 'text/html' }, '<html>hello');
    const config = { endpoint: url, region: 'eu-central-1', credentials: localCredentials };
    const client = naming(new IAMClient({ ...config, maxAttempts: 1 }));

    const error = await client
      .send(new ListRolePoliciesCommand({ RoleName: 'r' }))
      .catch((thrown: unknown) => thrown);

    expect(explain(error)).toMatch(/^ListRolePolicies at .+ not from AWS/);
  });

  it('points to the local stack when nothing listens on this machine', async () => {
    expect(await explained('http://127.0.0.1:1')).toMatch(
      /^DescribeUserPool at 127\.0\.0\.1:1 failed: nothing listens there \(ECONNREFUSED\)\..+npm run local/,
    );
  });

  it('says of a host without an address that its name cannot be resolved', async () => {
    expect(await explained('http://nowhere.invalid')).toMatch(
      /DescribeUserPool at nowhere\.invalid failed: the host name cannot be resolved/,
    );
  });

  it('says that no response came in time', async () => {
    const server = createServer(() => undefined);
    const { url, stop } = await listen(server);
    onTestFinished(stop);

    const text = await explained(url, {
      requestHandler: { requestTimeout: 50, throwOnRequestTimeout: true },
    });

    expect(text).toMatch(/no response in time \(ETIMEDOUT\)/);
  });

  it('says which ways there are to give credentials where there are none', async () => {
    const credentials = async () => {
      throw Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
    };

    expect(await explained('http://127.0.0.1:1', { credentials })).toMatch(
      /^DescribeUserPool.* failed: no AWS credentials were found.+aws sso login.+--profile/,
    );
  });

  it('says that no region is set', async () => {
    const region = async () => {
      throw new Error('Region is missing');
    };

    expect(await explained('http://127.0.0.1:1', { region })).toMatch(/Add --region/);
  });

  it('tells a missing table from other things that are missing', async () => {
    const aws = await startScriptedAws({ GetItem: () => ({ error: 'ResourceNotFoundException' }) });
    onTestFinished(aws.stop);
    const config = { endpoint: aws.url, region: 'eu-central-1', credentials: localCredentials };
    const client = naming(new DynamoDBClient(config));

    const error = await client
      .send(new GetItemCommand({ TableName: 't', Key: { userId: { S: 'u' } } }))
      .catch((thrown: unknown) => thrown);

    expect(callOf(error)).toMatchObject({ service: 'dynamodb', operation: 'GetItem' });
    expect(explain(error)).toContain('there is no such table');
  });
});

describe('The text for other failures', () => {
  it('is the command’s own where it has one', () => {
    expect(explain(new CliError('The pool has no such user.'))).toBe('The pool has no such user.');
  });

  it('says what to do about a damaged row', () => {
    expect(explain(new MalformedRowError('profiles'))).toMatch(/^Failed: the row is not a profile/);
  });

  it('never repeats the text of an error that it does not know', () => {
    expect(explain(new TypeError(secret))).toBe('Failed: TypeError.');
    expect(explain(secret)).toBe('Failed: UnknownError.');
  });
});
