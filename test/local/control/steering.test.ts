import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SignIn, signInWith } from '../../support/pool/sign-in.ts';
import { callControl, postControl } from '../../support/stack/control.ts';
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

const sample = (path: string): object =>
  JSON.parse(readFileSync(new URL(`../../../events/${path}`, import.meta.url), 'utf8'));

const control = (method: string, path: string, call?: WireCall) =>
  callControl(stack.url, method, path, call);

const post = (path: string, body: unknown) => postControl(stack.url, path, body);

const invalid = (message: string) => ({ error: { code: 'invalid', message } });

/** How far the stack's clock may be ahead of the machine's: exactly, but for the time that the call took. */
const offset = async () => {
  const asked = Date.now();
  const now = Date.parse((await control('GET', 'info')).body.now);
  return { least: now - Date.now(), most: now - asked };
};

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
    // The row is made at the first proof of the address, which comes after the move.
    expect(Date.parse(profile?.createdAt)).toBeGreaterThanOrEqual(later);
    const [created] = (await stack.triggers()).filter(({ triggerSource }) =>
      triggerSource.startsWith('CreateAuth'),
    );
    expect(created).toBeDefined();
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
    const before = await offset();

    const answer = await post('clock', body);

    expect(answer).toMatchObject({
      status: 400,
      body: invalid('advanceSeconds must be a number from 0 to 31622400'),
    });
    expect((await offset()).least).toBeLessThanOrEqual(before.most);
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
    [
      { target: 'email' },
      /^mode must be one of fail, throttle, stall, fail-after-applying, slow for /,
    ],
    [{ target: 'email', mode: 'kill-after' }, /^mode must be one of /],
    [
      { target: 'PreSignUpFunction', mode: 'stall' },
      /of kill-before, kill-after, time-out for a function, of stall, double, reorder for the stream$/,
    ],
    [{ target: 'stream', mode: 'fail' }, /^mode must be one of /],
    [{ target: 'email', mode: 'reorder' }, /^mode must be one of /],
    [{ target: 'stream', mode: 'stall', operation: 'PutItem' }, /^operation must be /],
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
