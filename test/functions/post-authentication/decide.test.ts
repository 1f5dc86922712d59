import { describe, expect, it } from 'vitest';
import { aPostAuthenticationEvent } from '#shared/events/testing/post-authentication.ts';
import { destinationHash } from '#shared/one-time-code/destination.ts';
import { isProven, unprovenEmail } from '../../../functions/post-authentication/decide.ts';

const place = { userPoolId: 'pool', user: 'sub' };
const email = 'ada@example.com';
const proven = {
  challengeId: 'c',
  destHash: destinationHash({ ...place, challengeId: 'c', email }),
};

describe('an address', () => {
  it('is proven by a code that went to exactly it', () => {
    expect(isProven({ ...place, email, proven })).toBe(true);
  });

  it.each([
    ['no code was used', { proven: undefined }],
    ['the code went to another address', { email: 'eve@example.com' }],
    ['it differs in case, which may be another mailbox', { email: 'Ada@example.com' }],
    ['the code was another user’s', { user: 'other' }],
    ['the code was of another pool', { userPoolId: 'other' }],
    ['the hash is of another challenge', { proven: { ...proven, challengeId: 'd' } }],
  ])('is not where %s', (_why, changes) => {
    expect(isProven({ ...place, email, proven, ...changes })).toBe(false);
  });

  const waiting = (userAttributes: object) =>
    unprovenEmail({
      ...aPostAuthenticationEvent(),
      request: { userAttributes: { email, ...userAttributes } },
    });

  it.each(['false', undefined, 'TRUE', ''])(
    'waits for its proof while email_verified is %j',
    (email_verified) => {
      expect(waiting({ email_verified })).toBe(email);
    },
  );

  it('waits for nothing once it counts as verified, or is not there', () => {
    expect(waiting({ email_verified: 'true' })).toBeUndefined();
    expect(waiting({ email: undefined })).toBeUndefined();
  });
});
