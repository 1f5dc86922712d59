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
    ['CustomMessage_Authentication', 'mfa'],
  ] as const)('%s is a message of the purpose %s', (source, purpose) => {
    expect(decide(source, 'code')).toBe(purpose);
  });

  it('every source of custom message has a purpose', () => {
    expect(sources.map((source) => decide(source, 'unknown'))).not.toContain(undefined);
  });

  it.each([
    ['password', 'invite'],
    ['code', 'inviteByCode'],
    ['unknown', 'inviteByEither'],
  ] as const)('an invitation where users sign in by %s is %s', (signInBy, purpose) => {
    expect(decide('CustomMessage_AdminCreateUser', signInBy)).toBe(purpose);
  });
});
