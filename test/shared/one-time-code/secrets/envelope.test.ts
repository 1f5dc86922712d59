import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openEnvelope, sealEnvelope } from '#shared/one-time-code/secrets/envelope.ts';
import { idOf } from '../states.ts';

const pepper = 'p'.repeat(64);
const place = { rowKey: '2U#s', challengeId: idOf('a'), mailNumber: 3 };
const content = {
  userPoolId: 'us-east-1_A',
  address: 'ada@example.com',
  locale: 'de',
  channel: 'email',
  proven: true,
} as const;
const unknown = { ...content, address: '', locale: '', proven: false } as const;
const seal = (what: Parameters<typeof sealEnvelope>[2] = content) =>
  sealEnvelope(pepper, place, what, randomBytes(12));

describe('envelope', () => {
  it('opens where it was sealed for', () => {
    expect(openEnvelope(pepper, place, seal())).toEqual(content);
  });

  it('has one length for every address and for unknown users', () => {
    const longest = { ...content, address: `${'é'.repeat(121)}@example.com` };

    expect(new Set([seal(), seal(unknown), seal(longest)].map(({ length }) => length)).size).toBe(
      1,
    );
  });

  it('has room for an address of 254 characters that JSON escapes', () => {
    const escaped = { ...content, address: '"'.repeat(254) };

    expect(openEnvelope(pepper, place, seal(escaped))).toEqual(escaped);
  });

  it('refuses more than it has room for', () => {
    expect(() => seal({ ...content, address: 'a'.repeat(640) })).toThrow(RangeError);
  });

  it.each([
    ['row', { rowKey: '2U#t' }],
    ['challenge', { challengeId: idOf('b') }],
    ['mail number', { mailNumber: 4 }],
  ])('does not open for another %s', (_, other) => {
    expect(openEnvelope(pepper, { ...place, ...other }, seal())).toBeUndefined();
  });

  it('does not open under another pepper', () => {
    expect(openEnvelope('q'.repeat(64), place, seal())).toBeUndefined();
  });

  it('does not open when a bit was changed anywhere in it', () => {
    const sealed = Buffer.from(seal(), 'base64url');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(openEnvelope(pepper, place, changed.toString('base64url'))).toBeUndefined();
    }
  });

  it.each(['', 'AAAA', 'not base64url!'])('%j does not open', (damaged) => {
    expect(openEnvelope(pepper, place, damaged)).toBeUndefined();
  });

  it('does not open when it was cut', () => {
    expect(openEnvelope(pepper, place, seal().slice(0, -4))).toBeUndefined();
  });

  it('shows nothing of the address, and differs with every nonce', () => {
    const [one, two] = [seal(), seal()];

    expect(one).not.toBe(two);
    expect(Buffer.from(one, 'base64url').includes('ada')).toBe(false);
  });
});
