import { hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mailboxKey } from '#shared/one-time-code/secrets/mailbox.ts';
import { addressHash } from '#shared/one-time-code/secrets/proven-address.ts';
import { rowKeyOfUser, rowOwner } from '#shared/one-time-code/secrets/row-key.ts';
import { keyedHash, type Purpose, subkey } from '#shared/one-time-code/secrets/subkeys.ts';

const pepper = 'p'.repeat(64);
const otherPepper = 'q'.repeat(64);
const purposes: readonly Purpose[] = ['code', 'row', 'mailbox', 'address', 'envelope'];

describe('subkey', () => {
  it('is HKDF-SHA-256 of the pepper, 32 bytes', () => {
    const expected = Buffer.from(hkdfSync('sha256', pepper, '', 'cognito-triggers v2 code', 32));

    expect(subkey(pepper, 'code').equals(expected)).toBe(true);
  });

  it('differs for every purpose and every pepper', () => {
    const keys = [pepper, otherPepper].flatMap((of) =>
      purposes.map((purpose) => subkey(of, purpose).toString('hex')),
    );

    expect(new Set(keys).size).toBe(10);
  });

  it('hashes fields that are cut elsewhere differently', () => {
    const one = keyedHash(pepper, 'row', ['ab', 'c']);

    expect(one.equals(keyedHash(pepper, 'row', ['a', 'bc']))).toBe(false);
  });
});

describe('row key', () => {
  const facts = { userPoolId: 'p', userName: 'ada@example.com', sub: 's', userNotFound: false };
  const unknown = { ...facts, sub: undefined, userNotFound: true };
  const keyOf = (overrides: Partial<typeof unknown>, of = pepper) =>
    rowOwner({ ...unknown, ...overrides }, of).rowKey;

  it('of a user is the sub', () => {
    expect(rowOwner(facts, pepper)).toEqual({ kind: 'user', rowKey: '2U#s', user: 's' });
    expect(rowKeyOfUser('s')).toBe('2U#s');
  });

  it('of an unknown user is a keyed hash, also where a sub is given', () => {
    expect(rowOwner({ ...facts, userNotFound: true }, pepper).kind).toBe('unknown');
    expect(keyOf({})).toMatch(/^2X#[0-9a-f]{64}$/);
  });

  it.each([' ada@example.com ', 'ADA@Example.com'])(
    '%j has the row of ada@example.com',
    (userName) => {
      expect(keyOf({ userName })).toBe(keyOf({}));
    },
  );

  it('two Unicode forms of a name have one row', () => {
    expect(keyOf({ userName: 'e\u0301va' })).toBe(keyOf({ userName: '\u00e9va' }));
  });

  it('another pool, another name and another pepper have other rows', () => {
    const keys = [
      keyOf({}),
      keyOf({ userPoolId: 'q' }),
      keyOf({ userName: 'eve' }),
      keyOf({}, otherPepper),
    ];

    expect(new Set(keys).size).toBe(4);
  });
});

describe('mailbox key', () => {
  const key = (address: string) => mailboxKey(address, pepper);

  it.each([
    ['ada+one@example.com', 'ada@example.com'],
    ['ada+one+two@example.com', 'ada@example.com'],
    ['ADA@EXAMPLE.com', 'ada@example.com'],
    ['a.d.a+x@gmail.com', 'ada@gmail.com'],
    ['a.da@googlemail.com', 'ada@gmail.com'],
  ])('%s is counted with %s', (address, same) => {
    expect(key(address)).toBe(key(same));
  });

  it.each([
    ['a.da@example.com', 'ada@example.com'],
    ['ada@example.com', 'ada@example.org'],
    ['ada@gmail.com.example.com', 'ada@gmail.com'],
  ])('%s is not counted with %s', (address, other) => {
    expect(key(address)).not.toBe(key(other));
  });

  it('reveals no address without the pepper', () => {
    expect(key('ada@example.com')).toMatch(/^[0-9a-f]{64}$/);
    expect(key('ada@example.com')).not.toBe(mailboxKey('ada@example.com', otherPepper));
  });
});

describe('hash of a proven address', () => {
  const proven = { userPoolId: 'p', user: 'u', address: 'Ada@example.com' };

  it.each([
    ['pool', { userPoolId: 'q' }],
    ['user', { user: 'v' }],
    ['address', { address: 'eve@example.com' }],
    ['spelling', { address: 'ada@example.com' }],
  ])('differs for another %s', (_, other) => {
    expect(addressHash({ ...proven, ...other }, pepper)).not.toBe(addressHash(proven, pepper));
  });
});
