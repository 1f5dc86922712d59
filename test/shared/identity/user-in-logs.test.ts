import { expect, it } from 'vitest';
import { userInLogs } from '#shared/identity/user-in-logs.ts';

const sub = '34c84488-e0e1-70ae-d2ee-5d7e0f1c2b3a';

it('The user in a log line is 64 bits of a hash, the same every time, and not the sub.', () => {
  expect(userInLogs(sub)).toMatch(/^[0-9a-f]{16}$/);
  expect(userInLogs(sub)).toBe(userInLogs(sub));
  expect(sub).not.toContain(userInLogs(sub).slice(0, 8));
});

it('Two users have two names in log lines.', () => {
  expect(userInLogs(sub)).not.toBe(userInLogs(sub.replace('3', '4')));
});
