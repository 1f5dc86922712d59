import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { arnOfFunction, localCredentials, region } from '../../../../../local/identity.ts';
import { createClock } from '../../../../../local/observe/clock.ts';
import { createFaults } from '../../../../../local/observe/faults.ts';
import type { Invocation } from '../../../../../local/observe/function-host.ts';
import { createFunctionLog } from '../../../../../local/observe/function-log.ts';
import { createSettings } from '../../../../../local/observe/settings.ts';
import { startLocalHost } from '../../../../../local/services/lambda/host/local-host.ts';
import { functionBundles } from '../../../../support/functions/function-bundles.ts';

const sources = {
  Facts: `export const handler = async (event, context) => ({
    event, context, remaining: context.getRemainingTimeInMillis(), pid: process.pid,
    environment: process.env, now: Date.now(), handlers: handler.length });`,
  Slow: `export const handler = () => new Promise((resolve) => setTimeout(resolve, 250, 'done'));`,
  Endless: 'export const handler = () => new Promise(() => setInterval(() => {}, 1000));',
  Waiting: `export const handler = () => {
    console.log('waits'); return new Promise(() => setInterval(() => {}, 1000)); };`,
  Callback: 'export const handler = (event, context, callback) => callback(null, event);',
  BrokenInit: `throw new TypeError('no settings');`,
  NoHandler: 'export const other = 1;',
  Throwing: `export const handler = async () => { throw new RangeError('out of range'); };`,
  ThrowingText: `export const handler = async () => { throw 'plain'; };`,
  Exiting: 'export const handler = async () => process.exit(3);',
  Nothing: 'export const handler = async () => {};',
  ReturnsCode: 'export const handler = async () => () => 1;',
  Circular: 'export const handler = async () => { const a = {}; a.a = a; return a; };',
  Printing: `export const handler = async () => { console.log('out'); console.error('err'); };`,
  Unwritten: '',
};

type Name = keyof typeof sources;

const bundles = functionBundles(sources);
const clock = createClock();
const settings = createSettings();
const faults = createFaults(Object.keys(sources));
const log = createFunctionLog(clock);

const start = () =>
  startLocalHost({
    definitions: Object.keys(sources).map((logicalId) => ({
      logicalId,
      folder: logicalId,
      timeoutSeconds: logicalId === 'Endless' ? 1 : 10,
      memoryMegabytes: 192,
      environment: { FROM_TEMPLATE: 'yes' },
      logFormat: 'JSON',
      logLevel: 'WARN',
    })),
    bundles: bundles.directory,
    identity: { region, credentials: localCredentials, arnOf: arnOfFunction },
    endpoints: { dynamodb: 'http://d', ses: 'http://s', cognito: 'http://c' },
    clock,
    settings,
    faults,
    log,
  });

const host = start();

afterAll(async () => {
  await host.stop();
  bundles.remove();
});

beforeEach(() => faults.clear());

const invoke = (name: Name, event: unknown = {}): Promise<Invocation> => host.invoke(name, event);

const answerOf = async (name: Name, event: unknown = {}) => {
  const invocation = await invoke(name, event);
  if (invocation.outcome !== 'answered') throw new Error(JSON.stringify(invocation));
  return invocation.payload as Record<string, unknown>;
};

const errorOf = async (name: Name): Promise<string> => {
  const invocation = await invoke(name);
  if (invocation.outcome !== 'failed') return invocation.outcome;
  const { errorType, errorMessage } = invocation.error;
  return `${errorType}: ${errorMessage.replace(/RequestId: \S*/, 'RequestId: -')}`;
};

const linesOf = (name: Name) => log.list(name).map(({ line }) => line);

describe('the event and the context', () => {
  it('event and context are those that Lambda gives a Node function', async () => {
    const { event, context, remaining } = await answerOf('Facts', { a: ['ü', null] });

    expect(event).toEqual({ a: ['ü', null] });
    expect(context).toEqual({
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'Facts',
      functionVersion: '$LATEST',
      memoryLimitInMB: '192',
      logGroupName: '/aws/lambda/Facts',
      logStreamName: 'local',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:Facts',
    });
    expect(remaining).toBeGreaterThan(5000);
    expect(remaining).toBeLessThanOrEqual(10_000);
  });

  it('a function’s environment is Lambda’s, the template’s, and the endpoints of the services', async () => {
    const { environment } = await answerOf('Facts');

    expect(environment).toMatchObject({
      FROM_TEMPLATE: 'yes',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'Facts',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '192',
      AWS_LAMBDA_LOG_FORMAT: 'JSON',
      AWS_LAMBDA_LOG_LEVEL: 'WARN',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://d',
      AWS_ENDPOINT_URL_SESV2: 'http://s',
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'http://c',
      _HANDLER: 'handler.handler',
    });
    expect(environment).not.toHaveProperty('HOME');
    expect(environment).not.toHaveProperty('VITEST');
  });

  it('a function sees the time of the stack’s clock', async () => {
    clock.advance(3600);
    const before = clock.now();

    const { now } = await answerOf('Facts');

    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(clock.now());
  });
});

describe('the processes', () => {
  it('a function has one process, which is used again', async () => {
    const first = await answerOf('Facts');
    const invocation = await invoke('Facts');

    expect(invocation).toMatchObject({ outcome: 'answered', coldStart: false });
    expect((await answerOf('Facts')).pid).toBe(first.pid);
  });

  it('a killed process is replaced', async () => {
    const { pid } = await answerOf('Facts');
    process.kill(Number(pid), 'SIGKILL');

    // A call that comes before the host has noticed fails, as it does in Lambda.
    await expect
      .poll(() => invoke('Facts'), { timeout: 10_000 })
      .toMatchObject({ outcome: 'answered', coldStart: true });
    expect((await answerOf('Facts')).pid).not.toBe(pid);
  });

  it('a function has no more processes at a time than the setting allows, and further calls wait', async () => {
    settings.change({ functionInstances: 2 });
    const started = performance.now();

    const answers = await Promise.all(Array.from({ length: 4 }, () => invoke('Slow')));
    settings.change({ functionInstances: 4 });

    expect(answers.filter((a) => 'coldStart' in a && a.coldStart)).toHaveLength(2);
    expect(performance.now() - started).toBeGreaterThan(490);
  });

  it('the duration of an invocation excludes the start of its process', async () => {
    // By the machine's clock: the process is told of the stack's with its first event.
    bundles.write(
      'Unwritten',
      `await new Promise((resolve) => setTimeout(resolve, 300));
       const loadedAt = Date.now();
       export const handler = async () => loadedAt;`,
    );

    const invocation = await invoke('Unwritten');
    const answeredAt = Date.now();

    if (invocation.outcome !== 'answered') throw new Error(JSON.stringify(invocation));
    expect(invocation.coldStart).toBe(true);
    // Clocks of two processes, each to the millisecond.
    const sinceLoaded = answeredAt - Number(invocation.payload) + 2;
    expect(invocation.durationMs).toBeLessThanOrEqual(sinceLoaded);
  });

  it('processes end with their host, and none is started for waiting calls', async () => {
    const other = start();
    settings.change({ functionInstances: 1 });
    const calls = [other.invoke('Waiting', {}), other.invoke('Waiting', {})];
    await expect.poll(() => linesOf('Waiting'), { timeout: 10_000 }).toEqual(['waits']);

    await other.stop();
    settings.change({ functionInstances: 4 });
    const [running, waiting] = await Promise.all(calls);

    expect(running).toMatchObject({ outcome: 'failed' });
    expect(waiting).toEqual({ outcome: 'not-found' });
    expect(await other.invoke('Facts', {})).toEqual({ outcome: 'not-found' });
  });

  it('a process that is being started when the host stops ends with it', async () => {
    const other = start();
    const call = other.invoke('Facts', {});

    await other.stop();

    expect(await call).toMatchObject({
      outcome: 'failed',
      error: { errorType: 'Runtime.ExitError' },
    });
  });
});

describe('what goes wrong in a function', () => {
  it.each<[Name, string]>([
    ['Throwing', 'RangeError: out of range'],
    ['ThrowingText', 'string: plain'],
    [
      'Callback',
      'Runtime.CallbackHandlerDeprecated: Callback-based handlers are not supported by nodejs24.x; use an async handler',
    ],
    ['BrokenInit', 'TypeError: no settings'],
    ['NoHandler', 'Error: handler.handler is not a function'],
    ['Exiting', 'Runtime.ExitError: RequestId: - Error: Runtime exited with error: exit status 3'],
    ['Endless', 'Sandbox.Timedout: RequestId: - Error: Task timed out after 1.00 seconds'],
  ])('%s fails with %s', async (name, error) => {
    expect(await errorOf(name)).toBe(error);
  });

  it('a response that is not JSON fails, and the process continues', async () => {
    expect(await errorOf('Circular')).toBe('Error: Unable to stringify response body');
    expect(await invoke('Circular')).toMatchObject({ outcome: 'failed', coldStart: false });
  });

  it.each<[Name]>([['Nothing'], ['ReturnsCode']])('%s of JSON is null', async (name) => {
    expect(await invoke(name)).toMatchObject({ outcome: 'answered', payload: null });
  });

  it('an error is in the function’s log, an init error too', async () => {
    await invoke('BrokenInit');
    await invoke('Throwing');

    const log = (name: Name) => expect.poll(() => linesOf(name).join(), { timeout: 10_000 });
    await log('BrokenInit').toContain('no settings');
    await log('Throwing').toContain('out of range');
  });

  it('the call after a failed init starts a new process', async () => {
    await invoke('NoHandler');
    bundles.write('NoHandler', `export const handler = async () => 'mended';`);

    expect(await invoke('NoHandler')).toMatchObject({ payload: 'mended', coldStart: true });
  });

  it('a function that is not declared is not found', async () => {
    expect(await host.invoke('Nowhere', {})).toEqual({ outcome: 'not-found' });
  });
});

it('A log holds what a function prints, on either stream', async () => {
  await invoke('Printing');

  await expect.poll(() => linesOf('Printing').sort(), { timeout: 10_000 }).toEqual(['err', 'out']);
});

describe('a fault of a function', () => {
  it('the fault kill-before ends the process before it does anything', async () => {
    const before = linesOf('Printing').length;
    faults.arm({ target: 'Printing', mode: 'kill-before' });

    const error = await errorOf('Printing');

    expect(error).toBe(
      'Runtime.ExitError: RequestId: - Error: Runtime exited with error: signal: killed',
    );
    expect(linesOf('Printing')).toHaveLength(before);
    expect(await invoke('Printing')).toMatchObject({ outcome: 'answered', coldStart: true });
    await expect.poll(() => linesOf('Printing').length, { timeout: 10_000 }).toBe(before + 2);
  });

  it('the fault kill-after ends the process after its work and before its response', async () => {
    const before = linesOf('Printing').length;
    faults.arm({ target: 'Printing', mode: 'kill-after' });

    expect(await errorOf('Printing')).toMatch(/^Runtime.ExitError: /);
    await expect.poll(() => linesOf('Printing').length, { timeout: 10_000 }).toBe(before + 2);
  });

  it('the fault time-out responds only after the pool has stopped waiting', async () => {
    settings.change({ triggerTimeoutMilliseconds: 50 });
    faults.arm({ target: 'Facts', mode: 'time-out' });
    const started = performance.now();

    const invocation = await invoke('Facts');
    settings.change({ triggerTimeoutMilliseconds: 5000 });

    expect(invocation).toMatchObject({ outcome: 'answered' });
    expect(performance.now() - started).toBeGreaterThan(1000);
  });

  it('a fault waits for delayMs before it happens', async () => {
    faults.arm({ target: 'Facts', mode: 'kill-before', delayMs: 150 });
    const started = performance.now();

    await errorOf('Facts');

    expect(performance.now() - started).toBeGreaterThan(145);
  });
});
