import { describe, expect, it } from 'vitest';
import { sources } from '#shared/events/custom-message.ts';
import { decide } from '../../../functions/custom-message/decide.ts';

describe('custom message: purpose', () => {
  it.each([
    ['CustomMessage_SignUp', 'confirm'],
    ['CustomMessage_ResendCode', 'confirm'],
    ['CustomMessage_ForgotPassword', 'reset'],
    ['CustomMessage_UpdateUserAttribute', 'verify'],
    ['CustomMessage_VerifyUserAttribute', 'verify'],
    ['CustomMessage_AdminCreateUser', 'invite'],
    ['CustomMessage_Authentication', 'mfa'],
  ] as const)('%s is a message of the purpose %s', (source, purpose) => {
    expect(decide(source)).toBe(purpose);
  });

  it('every source of custom message has a purpose', () => {
    expect(sources.map(decide)).not.toContain(undefined);
  });
});
