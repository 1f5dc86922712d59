import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SignIn, signInWith } from '../../support/pool/sign-in.ts';
import { callControl } from '../../support/stack/control.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';
import type { WireCall } from '../../support/wire.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  stack = await startTestStack({
    parameterOverrides: { LogLevel: 'DEBUG' },
  });
  user = signInWith(stack);
});

afterAll(() => stack.stop());

beforeEach(() => stack.reset());

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const control = (method: string, path: string, call?: WireCall) =>
  callControl(stack.url, method, path, call);

const localAddress = /^http:\/\/127\.0\.0\.1:\d+$/;

const invalid = (message: string) => ({ error: { code: 'invalid', message } });

describe('GET /_local/info', () => {
  it('has every field by which a client finds the stack', async () => {
    const { body } = await control('GET', 'info');

    expect(body).toEqual({
      endpoint: stack.url,
      region: 'us-east-1',
      userPoolId: expect.stringMatching(/^us-east-1_\w+$/),
      userPoolClientId: expect.stringMatching(/^[a-z0-9]+$/),
      issuer: `https://cognito-idp.us-east-1.amazonaws.com/${body.userPoolId}`,
      jwksUri: `${stack.url}/${body.userPoolId}/.well-known/jwks.json`,
      identityPoolId: expect.stringMatching(/^us-east-1:[0-9a-f-]{36}$/),
      stsEndpoint: stack.url,
      tables: { profiles: 'ProfilesTable', challenges: 'ChallengesTable' },
      dynamodbEndpoint: expect.stringMatching(localAddress),
      guardedDynamodbEndpoint: expect.stringMatching(localAddress),
      s3Endpoint: expect.stringMatching(localAddress),
      userFilesBucket: 'UserFilesBucket',
      now: expect.stringMatching(isoTime),
    });
  });
});

describe('GET /_local/outbox', () => {
  it('has every message with its fields, oldest first', async () => {
    const first = await user.signUp();
    const second = await user.signUp();
    await user.start(first.email);
    // Two users' mails are sent side by side: only a mail that is there comes before the next one.
    await stack.outbox();
    await user.start(second.email);

    const [one, two] = (await stack.outbox()).slice(-2);

    expect(one).toEqual({
      id: expect.any(Number),
      channel: 'email',
      to: first.email,
      from: 'no-reply@example.com',
      subject: expect.any(String),
      text: expect.stringMatching(/\d{8}/),
      html: expect.stringContaining('<'),
      at: expect.stringMatching(isoTime),
    });
    expect(two?.to).toBe(second.email);
    expect(two?.id).toBeGreaterThan(one?.id ?? Number.NaN);
  });

  it('is empty after DELETE, and ids go on rising', async () => {
    const { email } = await user.signUp();
    await user.start(email);
    const [before] = (await stack.outbox()).slice(-1);

    const deleted = await control('DELETE', 'outbox');
    const rest = await stack.outbox();
    const other = await user.signUp();
    await user.start(other.email);

    expect(deleted).toMatchObject({ status: 200, body: [] });
    expect(rest).toEqual([]);
    expect((await stack.outbox())[0]?.id).toBeGreaterThan(before?.id ?? Number.NaN);
  });
});

describe('GET /_local/triggers', () => {
  it('has each call with the event as sent and as returned', async () => {
    const { email, sub } = await user.signUp();

    const [call] = await stack.triggers();

    expect(call).toEqual({
      id: expect.any(Number),
      function: 'PreSignUpFunction',
      triggerSource: 'PreSignUp_SignUp',
      attempt: 1,
      request: expect.objectContaining({
        triggerSource: 'PreSignUp_SignUp',
        userName: sub,
        request: expect.objectContaining({ userAttributes: { email } }),
        response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
      }),
      response: expect.objectContaining({
        userName: sub,
        response: { autoConfirmUser: true, autoVerifyEmail: false, autoVerifyPhone: false },
      }),
      durationMs: expect.any(Number),
      coldStart: expect.any(Boolean),
      at: expect.stringMatching(isoTime),
    });
  });

  it('has the error in place of the response where a function refused', async () => {
    await expect(user.signUp('ada@mailinator.com')).rejects.toThrow('domain_disposable');

    const [call] = await stack.triggers();

    expect(call).not.toHaveProperty('response');
    expect(call?.error).toEqual({
      errorType: expect.any(String),
      errorMessage: expect.stringMatching(/^domain_disposable: /),
    });
  });

  it('has only what came after the id `since`', async () => {
    await user.signUp();
    const before = await stack.triggers();
    const last = before.at(-1)?.id;
    await user.signUp();

    const after = (await control('GET', `triggers?since=${last}`)).body;

    expect(after.length).toBe(before.length);
    expect(after[0].id).toBe((last ?? Number.NaN) + 1);
    expect((await control('GET', `triggers?since=${after.at(-1).id}`)).body).toEqual([]);
  });

  it.each(['-1', 'x', '', '1.5', '1e3'])('refuses since=%s', async (since) => {
    expect(await control('GET', `triggers?since=${since}`)).toMatchObject({
      status: 400,
      body: invalid('since must be an id'),
    });
  });

  it('is empty after DELETE', async () => {
    await user.signUp();

    const deleted = await control('DELETE', 'triggers');

    expect(deleted).toMatchObject({ status: 200, body: [] });
    expect(await stack.triggers()).toEqual([]);
  });
});

describe('GET /_local/logs', () => {
  it('has the lines of all functions, or of the one that is asked for', async () => {
    const { email } = await user.signUp();
    await user.start(email);
    await expect(user.signUp('ada@mailinator.com')).rejects.toThrow();

    const all = (await control('GET', 'logs')).body;
    const some = (await control('GET', 'logs?function=PreSignUpFunction')).body;

    expect(all.length).toBeGreaterThan(some.length);
    expect(some.length).toBeGreaterThan(0);
    expect(new Set(some.map((entry: { function: string }) => entry.function))).toEqual(
      new Set(['PreSignUpFunction']),
    );
    expect(some[0]).toEqual({
      function: 'PreSignUpFunction',
      at: expect.stringMatching(isoTime),
      line: expect.any(String),
    });
  });
});
