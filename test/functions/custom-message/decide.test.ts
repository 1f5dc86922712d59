import { describe, expect, it } from 'vitest';
import { sources } from '#shared/events/custom-message.ts';
import { decide } from '../../../functions/custom-message/decide.ts';

describe('what a message is for', () => {
  it.each([
    ['CustomMessage_SignUp', 'confirm'],
    ['CustomMessage_ResendCode', 'confirm'],
    ['CustomMessage_ForgotPassword', 'reset'],
    ['CustomMessage_UpdateUserAttribute', 'verify'],
    ['CustomMessage_VerifyUserAttribute', 'verify'],
    ['CustomMessage_AdminCreateUser', 'invite'],
    ['CustomMessage_Authentication', 'mfa'],
  ] as const)('%s: %s', (source, purpose) => {
    expect(decide(source)).toBe(purpose);
  });

  it('is known for every source', () => {
    expect(sources.map(decide)).not.toContain(undefined);
  });
});
