import { expect, it } from 'vitest';
import { isCutOff } from './cut-off.ts';

const failed = (message: string) =>
  `InternalError: PreTokenGeneration error: {'errorMessage': '${message}', 'errorType': 'RuntimeError'}`;

it.each([
  'Worker process died',
  'Worker process exited immediately. stderr: ',
  '[Errno 32] Broken pipe',
  "'NoneType' object has no attribute 'stdin'",
])('a process that MiniStack ended is no refusal: %s', (message) => {
  expect(isCutOff(failed(message))).toBe(true);
});

it.each([
  'Worker process exited immediately. stderr: ConfigurationError: TABLE_NAME is missing',
  'temporarily_unavailable: The service is temporarily unavailable, please try again',
])('a function that failed by itself is one: %s', (message) => {
  expect(isCutOff(failed(message))).toBe(false);
});

it('neither a wrong answer nor a right one is a cut', () => {
  expect(isCutOff('NotAuthorizedException: Incorrect username or password.')).toBe(false);
  expect(isCutOff('answered')).toBe(false);
});
