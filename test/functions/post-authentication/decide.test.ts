import { describe, expect, it } from 'vitest';
import { aPostAuthenticationEvent } from '#shared/events/testing/post-authentication.ts';
import { addressHash } from '#shared/one-time-code/secrets/proven-address.ts';
import { isProven, unprovenEmail } from '../../../functions/post-authentication/decide.ts';

const second = 1000;
const at = Date.UTC(2026, 0, 1);
const pepper = 'p'.repeat(64);
const place = { userPoolId: 'pool', user: 'sub' };
const email = 'ada@example.com';
const proven = { hash: addressHash({ ...place, address: email }, pepper), at };
const facts = { ...place, email, proven, now: at + second };

describe('an address', () => {
  it('is proven by a code that went to exactly it, seconds ago', () => {
    expect(isProven(facts, { current: pepper })).toBe(true);
  });

  it.each([
    ['no code was used', { proven: undefined }],
    ['the code went to another address', { email: 'eve@example.com' }],
    ['it differs in case, which may be another mailbox', { email: 'Ada@example.com' }],
    ['the code was another user’s', { user: 'other' }],
    ['the code was of another pool', { userPoolId: 'other' }],
    ['the code was used more than a minute ago', { now: at + 60 * second + 1 }],
    ['the code is dated more than a minute ahead', { now: at - 60 * second - 1 }],
  ])('is not proven where %s', (_, changes) => {
    expect(isProven({ ...facts, ...changes }, { current: pepper })).toBe(false);
  });

  it.each([60, -60])('is proven where the clocks of two functions are %i s apart', (apart) => {
    expect(isProven({ ...facts, now: at + apart * second }, { current: pepper })).toBe(true);
  });

  it('is proven before and after the peppers are swapped in a rotation', () => {
    const other = 'n'.repeat(64);
    const hashes = [
      { current: pepper, previous: other },
      { current: other, previous: pepper },
    ].map((peppers) => isProven(facts, peppers));

    expect(new Set(hashes).size).toBe(1);
  });

  it('is not proven under another pepper', () => {
    expect(isProven(facts, { current: 'n'.repeat(64) })).toBe(false);
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
