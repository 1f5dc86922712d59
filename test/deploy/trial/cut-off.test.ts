import { expect, it } from 'vitest';
import { isCutOff } from './cut-off.ts';

const failed = (message: string) =>
  `InternalError: PreTokenGeneration error: {'errorMessage': '${message}', 'errorType': 'RuntimeError'}`;

it.each([
  'Worker process died',
  'Worker process exited immediately. stderr: ',
  '[Errno 32] Broken pipe',
  "'NoneType' object has no attribute 'stdin'",
  "[Errno 2] No such file or directory: '/tmp/tmp.1/ministack-lambda-own-pool-pre-sign-up-7/_worker.js'",
  "Worker init failed: Cannot find module '/tmp/tmp.1/ministack-lambda-own-pool-8/code/handler.mjs'",
])('a process that MiniStack ended is no refusal: %s', (message) => {
  expect(isCutOff(failed(message))).toBe(true);
});

it.each([
  'Worker process exited immediately. stderr: ConfigurationError: TABLE_NAME is missing',
  'temporarily_unavailable: The service is temporarily unavailable, please try again',
  "Worker init failed: Cannot find package 'a-package-that-is-not-bundled'",
])('a function that failed by itself is one: %s', (message) => {
  expect(isCutOff(failed(message))).toBe(false);
});

it('neither a wrong answer nor a right one is a cut', () => {
  expect(isCutOff('NotAuthorizedException: Incorrect username or password.')).toBe(false);
  expect(isCutOff('answered')).toBe(false);
});
