import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type CodeContext,
  computeCode,
  inGroups,
  isSameCode,
} from '#shared/one-time-code/secrets/code.ts';
import { lengthPrefixed } from '#shared/one-time-code/secrets/length-prefixed.ts';
import { readTypedCode } from '#shared/one-time-code/secrets/typed-code.ts';
import fc from '../../../support/properties.ts';
import { idOf } from '../states.ts';

const pepper = 'p'.repeat(64);
const context: CodeContext = {
  kind: 'digits',
  userPoolId: 'us-east-1_A',
  user: 'sub',
  channel: 'email',
  address: 'ada@example.com',
  challengeId: idOf('a'),
};
const long: CodeContext = { ...context, kind: 'long' };
/** The same codes in every run: random ones would fail the statistic now and then, about once in a million runs. */
const manyCodes = (of: CodeContext, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const challengeId = createHash('sha256').update(`${index}`).digest('hex').slice(0, 32);
    return computeCode(pepper, { ...of, challengeId }, 8);
  });

/** Pearson's statistic of the characters in one place, against all of the alphabet alike. */
const chiSquare = (codes: readonly string[], place: number, alphabet: string): number => {
  const expected = codes.length / alphabet.length;
  const seen = new Map<string, number>();
  for (const code of codes) seen.set(code.charAt(place), (seen.get(code.charAt(place)) ?? 0) + 1);
  return [...alphabet].reduce(
    (sum, character) => sum + ((seen.get(character) ?? 0) - expected) ** 2 / expected,
    0,
  );
};

describe('computed code', () => {
  // Computed once more with Python's hmac and hashlib.
  it('is the same for courier and verify, and never changes between versions of the suite', () => {
    expect(computeCode(pepper, context, 8)).toBe('27047744');
    expect(computeCode(pepper, context, 12)).toBe('961927047744');
    expect(computeCode(pepper, long, 8)).toBe('AZ846KWM4WR89SCA');
  });

  it.each([8, 9, 10, 11, 12])('has %i digits, leading zeros included', (codeLength) => {
    for (let id = 0; id < 200; id += 1) {
      const code = computeCode(pepper, { ...context, challengeId: `${id}` }, codeLength);
      expect(code).toMatch(new RegExp(`^[0-9]{${codeLength}}$`));
    }
  });

  it.each([
    ['pool', { userPoolId: 'us-east-1_B' }],
    ['user', { user: 'other' }],
    ['channel', { channel: 'sms' }],
    ['address', { address: 'eve@example.com' }],
    ['spelling of the address', { address: 'Ada@example.com' }],
    ['challenge', { challengeId: idOf('b') }],
  ] as const)('another %s has another code', (_, other) => {
    for (const kind of ['digits', 'long'] as const) {
      const here = computeCode(pepper, { ...context, kind }, 8);
      expect(computeCode(pepper, { ...context, ...other, kind }, 8)).not.toBe(here);
    }
  });

  it('another pepper gives another code', () => {
    expect(computeCode('q'.repeat(64), context, 8)).not.toBe(computeCode(pepper, context, 8));
  });

  it('20,000 short codes show each digit in each place equally often', () => {
    const codes = manyCodes(context, 20_000);

    for (let place = 0; place < 8; place += 1) {
      expect(new Set(codes.map((code) => code.charAt(place))).size).toBe(10);
      // 9 degrees of freedom: above 50 once in 10 million fair places.
      expect(chiSquare(codes, place, '0123456789')).toBeLessThan(50);
    }
  });

  it('20,000 long codes are all different and show each of the 32 characters in each place equally often', () => {
    const codes = manyCodes(long, 20_000);

    expect(new Set(codes).size).toBe(20_000);

    for (let place = 0; place < 16; place += 1) {
      // 31 degrees of freedom: above 95 once in 40 million fair places.
      expect(chiSquare(codes, place, '0123456789ABCDEFGHJKMNPQRSTVWXYZ')).toBeLessThan(95);
    }
  });

  it('is compared as a whole', () => {
    expect(isSameCode('12345678', '12345678')).toBe(true);
    expect(isSameCode('12345678', '12345679')).toBe(false);
    expect(isSameCode('1234567', '12345678')).toBe(false);
  });

  it('a long code is shown in four groups of four', () => {
    expect(inGroups('ABCDEFGHJKMNPQRS')).toBe('ABCD-EFGH-JKMN-PQRS');
  });
});

describe('typed code', () => {
  it.each([
    '12345678',
    ' 1234 5678 ',
    '1234-5678',
    '1234\u20135678',
    '12345678\r\n',
    '\u200e1234\u00a05678\u200b',
    '1.2.3.4.5.6.7.8',
  ])('%j is read as 12345678', (answer) => {
    expect(readTypedCode(answer, 'digits', 8)).toBe('12345678');
  });

  it.each([
    '',
    '1234567',
    '123456789',
    '1234567x',
    '１２３４５６７８',
    '١٢٣٤٥٦٧٨',
    `12345678${' '.repeat(121)}`,
  ])('%j is not read as a short code', (answer) => {
    expect(readTypedCode(answer, 'digits', 8)).toBeUndefined();
  });

  it.each([
    ['ABCD-EFGH-JKMN-PQRS', 'ABCDEFGHJKMNPQRS'],
    ['abcd efgh jkmn pqrs', 'ABCDEFGHJKMNPQRS'],
    ['oOiI-lL00-0000-0000', '0011110000000000'],
    ['ABCD\u2014EFGH\u00a0JKMN\u200bPQRS\n', 'ABCDEFGHJKMNPQRS'],
  ])('%j is read as the long code %s', (answer, code) => {
    expect(readTypedCode(answer, 'long', 8)).toBe(code);
  });

  it.each([
    'ABCDEFGHJKMNPQR',
    'ABCDEFGHJKMNPQRST',
    'UBCDEFGHJKMNPQRS',
    '12345678',
    'ABCDEFGHJKMNPQRſ',
  ])('%j is not read as a long code', (answer) => {
    expect(readTypedCode(answer, 'long', 8)).toBeUndefined();
  });

  it('every code is read as itself, however it is spaced and in either case', () => {
    const ids = fc.uint8Array({ minLength: 16, maxLength: 16 });
    const blanks = fc.constantFrom('', ' ', '-', '\u2011', '\n', '\u200b');
    fc.assert(
      fc.property(ids, blanks, fc.constantFrom('digits', 'long'), (id, blank, kind) => {
        const challengeId = Buffer.from(id).toString('hex');
        const code = computeCode(pepper, { ...context, kind, challengeId }, 8);
        const typed = [...code.toLowerCase()].join(blank);
        expect(readTypedCode(typed, kind, 8)).toBe(code);
      }),
    );
  });
});

describe('fields that are authenticated together', () => {
  it('give the same text only when they are the same', () => {
    const lists = fc.array(fc.string({ unit: fc.constantFrom('a', ':', '1', '2', 'é') }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(lengthPrefixed(a) === lengthPrefixed(b)).toBe(same);
      }),
      { numRuns: 2_000 },
    );
  });
});
