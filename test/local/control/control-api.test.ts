import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callControl } from '../../support/stack/control.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';
import type { WireCall } from '../../support/wire.ts';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack({
    parameterOverrides: { LogLevel: 'DEBUG' },
  });
});

afterAll(() => stack.stop());

beforeEach(() => stack.reset());

const control = (method: string, path: string, call?: WireCall) =>
  callControl(stack.url, method, path, call);

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
