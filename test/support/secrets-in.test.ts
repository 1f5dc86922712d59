import { describe, expect, it } from 'vitest';
import { secretsIn } from './secrets-in.ts';

const code = '12345678';
const mail = 'Your code:\n\n12345678\n\nIt expires soon.';

describe('the secrets in a text', () => {
  it.each([
    ['a line of its own', mail],
    ['a mail within JSON', JSON.stringify({ text: mail })],
    ['a mail within JSON within JSON', JSON.stringify(JSON.stringify({ text: mail }))],
    ['a unicode escape', '"text\\u000a12345678"'],
    ['a URL', encodeURIComponent(mail)],
    ['a number', JSON.stringify({ code: 12_345_678 })],
    ['a pair', 'code=12345678;'],
  ])('a code is found in %s', (_, text) => {
    expect(secretsIn(text, [code])).toEqual([code]);
  });

  it.each(['1234567890123', 'a12345678', '0123456789abcdef', '9f12345678'])(
    'the digits of a code within %s are no code',
    (text) => {
      expect(secretsIn(text, [code])).toEqual([]);
    },
  );

  it('other secrets are found anywhere', () => {
    expect(secretsIn('xada@example.comx', ['ada@example.com'])).toEqual(['ada@example.com']);
  });
});
