import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SignIn, signInWith } from '../../support/sign-in.ts';
import { startTestStack, type TestStack } from '../../support/stack.ts';
import { type WireCall, wire } from '../../support/wire.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  stack = await startTestStack({
    parameterOverrides: { ResponseFloorMilliseconds: '0', LogLevel: 'DEBUG' },
  });
  user = signInWith(stack);
});

afterAll(() => stack.stop());

beforeEach(() => stack.reset());

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const sample = (path: string): object =>
  JSON.parse(readFileSync(new URL(`../../../events/${path}`, import.meta.url), 'utf8'));

const control = async (method: string, path: string, call: WireCall = {}) => {
  const { status, text, headers } = await wire(stack.url, {
    method,
    path: `/_local/${path}`,
    ...call,
  });
  return { status, headers, body: JSON.parse(text) };
};

const post = (path: string, body: unknown) =>
  control('POST', path, { parts: [JSON.stringify(body)] });

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
      identityPoolId: null,
      tables: { profiles: 'ProfilesTable', challenges: 'ChallengesTable' },
      dynamodbEndpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      now: expect.stringMatching(isoTime),
    });
  });
});

describe('GET /_local/outbox', () => {
  it('has every message with its fields, oldest first', async () => {
    const first = await user.signUp();
    const second = await user.signUp();
    await user.start(first.email);
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

describe('POST /_local/clock', () => {
  it('moves the pool, the functions and the outbox together', async () => {
    const { email, sub } = await user.signUp();
    const before = Date.parse((await control('GET', 'info')).body.now);

    const { now } = (await post('clock', { advanceSeconds: 7200 })).body;
    const challenge = await user.start(email);
    const code = await user.mailedCode(email);
    const { AuthenticationResult } = await user.answer(email, code, challenge);

    const [mail] = (await stack.outbox()).slice(-1);
    const claims = JSON.parse(
      Buffer.from(AuthenticationResult?.AccessToken?.split('.')[1] ?? '', 'base64url').toString(),
    );
    const later = Date.parse(now);
    const profile = await stack.profile(sub);
    expect(later - before).toBeGreaterThanOrEqual(7_200_000);
    expect(claims.iat * 1000).toBeGreaterThan(later - 2000);
    expect(Date.parse((mail as unknown as { at: string }).at)).toBeGreaterThanOrEqual(later);
    // Made before the move; the function that proves the address runs after it.
    expect(Date.parse(profile?.createdAt)).toBeLessThan(later);
    const [created] = (await stack.triggers()).filter(({ triggerSource }) =>
      triggerSource.startsWith('CreateAuth'),
    );
    expect(created).toBeDefined();
    const third = await user.signUp();
    expect(Date.parse((await stack.profile(third.sub))?.createdAt)).toBeGreaterThanOrEqual(later);
  });

  it.each([
    {},
    { advanceSeconds: -1 },
    { advanceSeconds: '60' },
    { advanceSeconds: null },
    { advanceSeconds: 1e12 },
    { advanceSeconds: 1, more: true },
    [],
    null,
  ])('refuses %j and stands still', async (body) => {
    const offset = async () => Date.parse((await control('GET', 'info')).body.now) - Date.now();
    const before = await offset();

    const answer = await post('clock', body);

    expect(answer).toMatchObject({
      status: 400,
      body: invalid('advanceSeconds must be a number from 0 to 31622400'),
    });
    expect(Math.abs((await offset()) - before)).toBeLessThan(500);
  });
});

describe('POST /_local/faults', () => {
  it('answers with what is armed; GET lists it, DELETE clears it', async () => {
    const fault = { target: 'dynamodb', mode: 'fail', operation: 'GetItem', delayMs: 5 };

    const armed = await post('faults', { ...fault, times: 2 });
    const listed = await control('GET', 'faults');
    const cleared = await control('DELETE', 'faults');

    expect(armed).toMatchObject({ status: 200, body: [{ ...fault, times: 2 }] });
    expect(listed.body).toEqual(armed.body);
    expect(cleared).toMatchObject({ status: 200, body: [] });
    expect((await control('GET', 'faults')).body).toEqual([]);
  });

  it.each([
    [{}, /^target must be one of dynamodb, email, sms, /],
    [{ target: 'disk', mode: 'fail' }, /^target must be one of .*, PreSignUpFunction/],
    [{ target: 'NoSuchFunction', mode: 'time-out' }, /^target must be one of /],
    [{ target: 'email' }, /^mode must be one of fail, throttle, stall, fail-after-applying for /],
    [{ target: 'email', mode: 'kill-after' }, /^mode must be one of /],
    [
      { target: 'PreSignUpFunction', mode: 'stall' },
      /of kill-before, kill-after, time-out for a function$/,
    ],
    [{ target: 'email', mode: 'fail', times: 0 }, /^times must be a whole number from 1 to /],
    [{ target: 'email', mode: 'fail', times: 1.5 }, /^times must be /],
    [{ target: 'email', mode: 'fail', times: '1' }, /^times must be /],
    [{ target: 'dynamodb', mode: 'fail', operation: 'Get Item' }, /^operation must be a name /],
    [
      { target: 'PreSignUpFunction', mode: 'time-out', operation: 'Invoke' },
      /^operation must be .*only a service's$/,
    ],
    [{ target: 'email', mode: 'fail', delayMs: -1 }, /^delayMs must be a number from 0 to 60000$/],
    [
      { target: 'email', mode: 'fail', delay: 5 },
      /^delay is no member of a fault; there are target, mode, times, operation, delayMs$/,
    ],
    [[], /^target must be /],
    [null, /^a fault must be an object with target and mode$/],
  ])('refuses %j in words, and arms nothing', async (body, message) => {
    const answer = await post('faults', body);

    expect(answer).toMatchObject({
      status: 400,
      body: invalid(expect.stringMatching(message) as string),
    });
    expect((await control('GET', 'faults')).body).toEqual([]);
  });
});

describe('POST /_local/settings', () => {
  it('changes what it names and answers with all of them, each with its meaning', async () => {
    const changed = await post('settings', { retryOnTimeout: false });

    const listed = (await control('GET', 'settings')).body;
    expect(changed).toMatchObject({ status: 200, body: listed });
    expect(listed).toContainEqual({
      name: 'retryOnTimeout',
      value: false,
      meaning: expect.any(String),
    });
    for (const { meaning } of listed) expect(meaning.length).toBeGreaterThan(20);
  });

  it.each([
    [{ retryOnTimeout: 'yes' }, /^retryOnTimeout must be true or false$/],
    [{ attemptsOnTimeout: 0 }, /^attemptsOnTimeout must be a whole number from 1 to 10$/],
    [{ attemptsOnTimeout: 2.5 }, /^attemptsOnTimeout must be a whole number from 1 to 10$/],
    [{ preventUserExistenceErrors: 'on' }, /^preventUserExistenceErrors must be one of client, /],
    [{ noSuchSwitch: true }, /^noSuchSwitch is no setting; there are retryOnTimeout, /],
    [null, /^settings must be an object of names and values$/],
    [[], /^settings must be an object of names and values$/],
    ['x', /^settings must be an object of names and values$/],
  ])('refuses %j', async (body, message) => {
    const answer = await post('settings', body);

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(invalid(expect.stringMatching(message) as unknown as string));
  });

  it('changes nothing when one of two is wrong', async () => {
    const before = (await control('GET', 'settings')).body;

    await post('settings', { retryOnTimeout: false, attemptsOnTimeout: 99 });

    expect((await control('GET', 'settings')).body).toEqual(before);
  });
});

describe('POST /_local/functions/<Function>/invoke', () => {
  it('answers {"response"} with the event as the function returned it', async () => {
    const event = sample('pre-sign-up/sign-up.json');

    const { status, body } = await post('functions/PreSignUpFunction/invoke', event);

    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['response']);
    expect(body.response).toMatchObject({ triggerSource: 'PreSignUp_SignUp' });
  });

  it.each([
    ['an empty object', {}],
    ['null', null],
    ['a list', []],
    ['text', 'canary@example.com'],
    ['a number', 7],
    ['an event of another trigger', sample('custom-message/sign-up.json')],
    [
      'an event whose attributes are no map',
      { ...sample('pre-sign-up/sign-up.json'), request: { userAttributes: 'canary@example.com' } },
    ],
    [
      'an event without a request',
      { ...sample('pre-sign-up/sign-up.json'), request: null, userName: 'canary@example.com' },
    ],
  ])('answers {"error"} to %s, and logs nobody', async (_, event) => {
    const { status, body } = await post('functions/PreSignUpFunction/invoke', event);

    const lines = (await stack.logs('PreSignUpFunction')).map(({ line }) => line).join('\n');
    expect(status).toBe(200);
    expect(body).toEqual({
      error: { errorType: expect.any(String), errorMessage: expect.any(String) },
    });
    expect(JSON.stringify(body)).not.toContain('canary');
    expect(lines).not.toContain('canary');
  });

  it('does not know a function that the template does not declare', async () => {
    expect(await post('functions/NoSuchFunction/invoke', {})).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found', message: 'There is no such function' } },
    });
  });
});

describe('a body that is no JSON', () => {
  const paths = ['clock', 'faults', 'settings', 'functions/PreSignUpFunction/invoke'];
  const notJson = { error: { code: 'not_json', message: 'The body is not JSON' } };
  const tooLarge = { error: { code: 'too_large', message: 'The body is over 1 MB' } };

  it.each(paths)('is refused by %s', async (path) => {
    for (const part of ['', '{', Buffer.from([0x22, 0xff, 0x22])]) {
      const answer = await control('POST', path, { parts: [part] });

      expect(answer).toMatchObject({ status: 400, body: notJson });
    }
  });

  it.each(paths)('or over 1 MB is refused by %s', async (path) => {
    const half = 'x'.repeat(600_000);

    const declared = await control('POST', path, { parts: [half + half] });
    const chunked = await control('POST', path, { parts: [half, half] });

    expect(declared).toMatchObject({ status: 413, body: tooLarge });
    expect(chunked).toMatchObject({ status: 413, body: tooLarge });
  });
});

describe('the control API', () => {
  it.each([
    ['GET', 'nothing'],
    ['GET', ''],
    ['POST', 'functions/PreSignUpFunction'],
  ])('has no %s /_local/%s', async (method, path) => {
    expect(await control(method, path)).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found', message: 'The control API has no such path' } },
    });
  });

  it.each([
    ['POST', 'info'],
    ['PUT', 'outbox'],
    ['DELETE', 'clock'],
    ['GET', 'functions/PreSignUpFunction/invoke'],
  ])('knows the path but not the method of %s /_local/%s', async (method, path) => {
    expect(await control(method, path)).toMatchObject({
      status: 405,
      body: { error: { code: 'method_not_allowed', message: 'The path has no such method' } },
    });
  });
});
