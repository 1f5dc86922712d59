import { describe, expect, it } from 'vitest';
import { createKeys, type SessionPrincipal } from '../../../local/access/keys.ts';

const principal: SessionPrincipal = {
  arn: 'arn:aws:sts::111122223333:assumed-role/reader/ada',
  roleArn: 'arn:aws:iam::111122223333:role/reader',
  account: '111122223333',
  userId: 'AROAEXAMPLE:ada',
  layers: [],
  context: {},
};

const now = Date.parse('2026-11-25T12:00:00Z');

describe('the table of keys', () => {
  it('a key has the form of a temporary key of AWS and is found by its id', () => {
    const keys = createKeys();

    const key = keys.issue(principal, 3600, now);

    expect(key.accessKeyId).toMatch(/^ASIALOCAL[A-Z2-7]{11}$/);
    expect(key.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
    expect(keys.find(key.accessKeyId)).toBe(key);
    expect(key).toMatchObject({ expiresAt: now + 3_600_000, principal });
  });

  it('two keys of one principal share neither id nor secret nor token', () => {
    const keys = createKeys();

    const [one, other] = [keys.issue(principal, 3600, now), keys.issue(principal, 3600, now)];

    expect(other.accessKeyId).not.toBe(one.accessKeyId);
    expect(other.secretAccessKey).not.toBe(one.secretAccessKey);
    expect(other.sessionToken).not.toBe(one.sessionToken);
  });

  it('a key that no table issued is not found', () => {
    const { accessKeyId } = createKeys().issue(principal, 3600, now);

    expect(createKeys().find(accessKeyId)).toBeUndefined();
    expect(createKeys().find('__proto__')).toBeUndefined();
  });

  it('an expired key is found, so that its use can be refused by that name', () => {
    const keys = createKeys();
    const { accessKeyId } = keys.issue(principal, 1, now);

    keys.issue(principal, 3600, now + 60_000);

    expect(keys.find(accessKeyId)?.expiresAt).toBe(now + 1000);
  });

  it('a full table drops expired keys and keeps those that are still valid', () => {
    const keys = createKeys();
    const lasting = keys.issue(principal, Number.POSITIVE_INFINITY, now);
    const expired = keys.issue(principal, 1, now);
    for (let count = 2; count < 5_000; count += 1) keys.issue(principal, 3600, now);

    keys.issue(principal, 3600, now + 2000);

    expect(keys.find(expired.accessKeyId)).toBeUndefined();
    expect(keys.find(lasting.accessKeyId)).toBe(lasting);
  });
});
