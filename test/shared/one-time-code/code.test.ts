import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CodeContext,
  codeMatches,
  drawCode,
  hashCode,
  readAnswer,
} from '#shared/one-time-code/code.ts';
import { destinationHash } from '#shared/one-time-code/destination.ts';
import { lengthPrefixed } from '#shared/one-time-code/fields.ts';
import { readMetadata, writeMetadata } from '#shared/one-time-code/metadata.ts';
import { ownerOf } from '#shared/one-time-code/owner.ts';
import { publicParameters } from '#shared/one-time-code/show.ts';

const context: CodeContext = {
  userPoolId: 'us-east-1_A',
  clientId: 'client',
  user: 'sub',
  challengeId: 'c'.repeat(32),
  channel: 'email',
  destHash: 'd'.repeat(64),
};
const pepper = 'p'.repeat(64);

describe('a code', () => {
  it('uses all ten digits in every place', () => {
    const codes = Array.from({ length: 2_000 }, () => drawCode(8, randomInt));

    for (let place = 0; place < 8; place += 1) {
      expect(new Set(codes.map((code) => code.charAt(place))).size).toBe(10);
    }
  });

  it.each([6, 8, 12])('of %i digits keeps its leading zeros', (length) => {
    expect(drawCode(length, () => 0)).toBe('0'.repeat(length));
  });

  it.each([6, 8, 12])('of %i digits is drawn from all numbers of that many digits', (length) => {
    let asked = 0;
    drawCode(length, (end) => {
      asked = end;
      return 0;
    });

    expect(asked).toBe(10 ** length);
  });

  it('matches under the pepper that it was hashed with', () => {
    const hash = hashCode(pepper, context, '12345678');

    expect(codeMatches(hash, { current: pepper }, context, '12345678')).toBe(true);
    expect(codeMatches(hash, { current: pepper }, context, '12345679')).toBe(false);
  });

  it('matches under the previous pepper during a rotation, and not after it', () => {
    const hash = hashCode(pepper, context, '12345678');
    const next = 'n'.repeat(64);

    expect(codeMatches(hash, { current: next, previous: pepper }, context, '12345678')).toBe(true);
    expect(codeMatches(hash, { current: next }, context, '12345678')).toBe(false);
  });

  it.each(Object.keys(context))('is worth nothing with another %s', (field) => {
    const hash = hashCode(pepper, context, '12345678');
    const elsewhere = { ...context, [field]: 'other' } as CodeContext;

    expect(codeMatches(hash, { current: pepper }, elsewhere, '12345678')).toBe(false);
  });

  it('never matches a hash that is damaged', () => {
    expect(codeMatches('ab', { current: pepper }, context, '12345678')).toBe(false);
    expect(codeMatches('', { current: pepper }, context, '12345678')).toBe(false);
  });
});

describe('fields that are hashed together', () => {
  it('give the same text only when they are the same', () => {
    const lists = fc.array(fc.string(), { maxLength: 4 });
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(lengthPrefixed(a) === lengthPrefixed(b)).toBe(same);
      }),
    );
  });
});

describe('an answer', () => {
  it.each(['12345678', ' 1234 5678 ', '1234-5678', '1 2-3 4-5 6-7 8'])('%j is a code', (answer) => {
    expect(readAnswer(answer, 8)).toBe('12345678');
  });

  it.each([
    '',
    '1234567',
    '123456789',
    '1234567x',
    '12345é',
    '１２３４５６７８',
    '١٢٣٤٥٦٧٨',
    '+1234567',
    '1234567\n',
    `12345678${' '.repeat(25)}`,
  ])('%j is none', (answer) => {
    expect(readAnswer(answer, 8)).toBeUndefined();
  });
});

describe('the hash of a destination', () => {
  const place = { userPoolId: 'p', user: 'u', challengeId: 'c', email: 'Ada@Example.com' };

  it.each(['ada@example.com', 'Ada@example.com', '\u212Ada@Example.com'])(
    'of %s is another one: only exactly the same address is the same',
    (email) => {
      expect(destinationHash({ ...place, email })).not.toBe(destinationHash(place));
    },
  );

  it.each(['userPoolId', 'user', 'challengeId', 'email'])('depends on the %s', (field) => {
    expect(destinationHash({ ...place, [field]: 'other' })).not.toBe(destinationHash(place));
  });
});

describe('whose row it is', () => {
  const facts = { userPoolId: 'p', userName: 'n', sub: 's', userNotFound: false };

  it('a user has it under the sub', () => {
    expect(ownerOf(facts, pepper)).toEqual({ kind: 'user', pk: 'U#s', user: 's' });
  });

  it('somebody who does not exist has one too, the same at every call', () => {
    const stranger = ownerOf({ ...facts, sub: undefined, userNotFound: true }, pepper);

    expect(stranger).toEqual(ownerOf({ ...facts, userNotFound: true }, pepper));
    expect(stranger.kind).toBe('decoy');
    expect(stranger.pk).toMatch(/^X#[0-9a-f]{64}$/);
  });

  it('another pool, another name or another pepper makes another row', () => {
    const base = { ...facts, userNotFound: true };
    const keys = [
      ownerOf(base, pepper),
      ownerOf({ ...base, userPoolId: 'q' }, pepper),
      ownerOf({ ...base, userName: 'm' }, pepper),
      ownerOf(base, 'q'.repeat(64)),
    ].map(({ pk }) => pk);

    expect(new Set(keys).size).toBe(4);
  });
});

describe('what a round remembers', () => {
  it.each([
    { kind: 'code', resends: 0, challengeId: 'a'.repeat(32) },
    { kind: 'wait', resends: 2 },
  ] as const)('is read as it was written', (metadata) => {
    expect(readMetadata(writeMetadata(metadata))).toEqual(metadata);
  });

  it('may lack the challenge', () => {
    expect(readMetadata('v1.code.0')).toEqual({ kind: 'code', resends: 0 });
  });

  it.each([null, undefined, '', 'v2.code.0', 'v1.other.0', 'v1.code', 'v1.code.0.xyz', 'CODE-1'])(
    '%j is not ours',
    (metadata) => {
      expect(readMetadata(metadata)).toBeUndefined();
    },
  );
});

describe('what the client is shown', () => {
  it('never promises a code for longer than it lives', () => {
    const shown = publicParameters({
      step: 'code',
      destination: '***@***',
      codeLength: 8,
      expiresInMs: 1_999,
      resendInMs: 1_001,
    });

    expect(shown).toMatchObject({ expiresInSeconds: '1', resendInSeconds: '2' });
  });

  it('never shows a time below zero', () => {
    const code = { step: 'code', destination: '', codeLength: 8, expiresInMs: -5, resendInMs: -5 };

    expect(publicParameters(code as never)).toMatchObject({
      expiresInSeconds: '0',
      resendInSeconds: '0',
    });
    expect(publicParameters({ step: 'wait', retryInMs: -1 })).toEqual({
      step: 'wait',
      channel: 'email',
      retryInSeconds: '0',
    });
  });
});
