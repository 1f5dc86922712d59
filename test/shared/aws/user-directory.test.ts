import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { userDirectory } from '#shared/aws/user-directory.ts';
import { type Listening, listen } from '../../../local/http/listen.ts';

/** What the pool was asked, and what it answers: status and body. */
const asked: { readonly target: unknown; readonly body: unknown }[] = [];
let answers: [status: number, body: object][] = [];
let pool: Listening;
const open = new Set<Socket>();

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    asked.push({ target: request.headers['x-amz-target'], body: await json(request) });
    const [status, answer] = answers.shift() ?? [200, {}];
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answer));
  });
  // Longer than a test: a connection that is closed was closed by the client.
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  pool = await listen(server);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', pool.url);
});

afterAll(() => pool.stop());

beforeEach(() => {
  asked.length = 0;
  answers = [];
});

const email = 'Ada@example.com';
const mark = () =>
  userDirectory().markEmailVerified({ userPoolId: 'pool', userName: 'name', email });

describe('marking an address verified', () => {
  it('writes the address and its mark in one call, and no other attribute', async () => {
    await mark();

    expect(asked).toEqual([
      {
        target: 'AWSCognitoIdentityProviderService.AdminUpdateUserAttributes',
        body: {
          UserPoolId: 'pool',
          Username: 'name',
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
          ],
        },
      },
    ]);
  });

  it('marking an address verified is retried, since a repetition changes nothing', async () => {
    answers = [[500, { __type: 'InternalErrorException' }]];

    await mark();

    expect(asked).toHaveLength(2);
  });

  it.each([
    [200, {}],
    [400, { __type: 'AliasExistsException', message: 'x' }],
  ])('leaves no connection open after a response with status %i', async (...response) => {
    answers = [response];

    await mark().catch(() => undefined);

    await expect.poll(() => open.size, { timeout: 10_000 }).toBe(0);
  });

  it('leaves an address to the user who holds it as an alias', async () => {
    answers = [[400, { __type: 'AliasExistsException', message: 'x' }]];

    await expect(mark()).rejects.toMatchObject({ name: 'AliasExistsException' });
    expect(asked).toHaveLength(1);
  });
});
