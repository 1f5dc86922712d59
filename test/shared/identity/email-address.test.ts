import { describe, expect, it } from 'vitest';
import { canonicalDomain, readEmailAddress } from '#shared/identity/email-address.ts';
import { isAllowed, isBlocked, withParents } from '#shared/identity/email-domains.ts';
import { hiddenDestination, maskEmail } from '#shared/identity/mask-email.ts';
import { cpuMsOf } from '../../support/cpu-time.ts';
import fc from '../../support/properties.ts';

describe('e-mail address', () => {
  it.each([
    ['ada@example.com', 'ada@example.com', 'example.com'],
    ['Ada.Lovelace+x@Example.COM', 'Ada.Lovelace+x@example.com', 'example.com'],
    ['a@bücher.example', 'a@xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ["o'neil_{x}@sub.example.co.uk", "o'neil_{x}@sub.example.co.uk", 'sub.example.co.uk'],
  ])('the address %s is read as %s', (text, canonical, domain) => {
    expect(readEmailAddress(text)).toEqual({ original: text, canonical, domain });
  });

  it.each([
    ['nothing', ''],
    ['no @', 'example.com'],
    ['no local part', '@example.com'],
    ['no domain', 'ada@'],
    ['two @', 'ada@evil.com@example.com'],
    ['a quoted part', '"ada"@example.com'],
    ['a quoted @', '"a@b"@evil.com'],
    ['a comment', 'ada(x)@example.com'],
    ['a percent route', 'ada%evil.com@example.com'],
    ['a bang route', 'evil!ada@example.com'],
    ['a list', 'a@example.com,b@example.com'],
    ['angle brackets', '<ada@example.com>'],
    ['a display name', 'Ada <ada@example.com>'],
    ['an encoded word', '=?utf-8?q?ada?=@example.com'],
    ['a line break', 'ada@example.com\r\nBcc: eve@evil.com'],
    ['a line break inside', 'ada\n@example.com'],
    ['a zero', 'ada\0@example.com'],
    ['a blank', 'ada @example.com'],
    ['a leading dot', '.ada@example.com'],
    ['two dots', 'a..da@example.com'],
    ['a letter of another script in the local part', 'аda@example.com'],
    ['a top-level domain alone', 'ada@localhost'],
    ['an IP address', 'ada@127.0.0.1'],
    ['an IP literal', 'ada@[127.0.0.1]'],
    ['a hexadecimal IP address', 'ada@0x7f000001'],
    ['an empty label', 'ada@example..com'],
    ['a final dot', 'ada@example.com.'],
    ['a hyphen at the end of a label', 'ada@example-.com'],
    ['a port', 'ada@example.com:25'],
    ['a path', 'ada@example.com/x'],
    ['a percent sign in the domain', 'ada@ex%61mple.com'],
    ['a circled letter, which maps to a plain one', 'ada@ⓔxample.com'],
    ['a full-width letter, which maps to a plain one', 'ada@ｅxample.com'],
    ['the Kelvin sign, whose lower case is k', 'ada@\u212Aexample.com'],
    ['an ideographic full stop', 'ada@example。com'],
    ['letters with their accents apart', 'ada@bu\u0308cher.example'],
    ['an invisible hyphen', 'ada@exam\u00ADple.com'],
    ['a joiner', 'ada@exam\u200Dple.com'],
    ['a local part of 65 characters', `${'a'.repeat(65)}@example.com`],
    ['more than 254 characters', `a@${'b'.repeat(250)}.com`],
    ['more than 254 characters once its domain is in ASCII', `a@${'é.'.repeat(120)}com`],
  ])('a text with %s is not an address', (_what, text) => {
    expect(readEmailAddress(text)).toBeUndefined();
  });

  it('an address that was read is read as itself again and holds no control character', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.tuple(fc.string(), fc.domain()).map(([local, domain]) => `${local}@${domain}`),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const address = readEmailAddress(text);
        if (address === undefined) return;
        expect(address.canonical).not.toMatch(/\p{Cc}|\s/u);
        expect(readEmailAddress(address.canonical)?.canonical).toBe(address.canonical);
      }),
    );
  });

  it('an address of a hundred thousand characters is refused at once', () => {
    const long = `${'a.'.repeat(50_000)}@example.com`;
    const ms = cpuMsOf(() => expect(readEmailAddress(long)).toBeUndefined());

    // A pattern that backtracks would take minutes.
    expect(ms).toBeLessThan(1_000);
  });
});

describe('lists of domains', () => {
  it('a domain with look-alike letters does not match', () => {
    // The first letter is Cyrillic.
    const lookAlike = canonicalDomain('еxample.com');

    expect(lookAlike).toMatch(/^xn--/);
    expect(isAllowed(lookAlike ?? '', ['example.com'])).toBe(false);
  });

  it.each([
    ['example.com', true],
    ['sub.example.com', true],
    ['deep.sub.example.com', true],
    ['evil-example.com', false],
    ['example.com.evil.io', false],
    ['com', false],
  ])('a list of blocked domains blocks %s: %s', (domain, blocked) => {
    expect(isBlocked(domain, ['example.com'])).toBe(blocked);
  });

  it.each([
    ['example.com', true],
    ['sub.example.com', false],
    ['notexample.com', false],
  ])('a list of allowed domains allows %s: %s', (domain, allowed) => {
    expect(isAllowed(domain, ['example.com'])).toBe(allowed);
  });

  it('an empty list allows every domain and blocks none', () => {
    expect(isAllowed('example.com', [])).toBe(true);
    expect(isBlocked('example.com', [])).toBe(false);
  });

  it('a domain is looked up together with its parent domains', () => {
    expect(withParents('a.b.example.com')).toEqual([
      'a.b.example.com',
      'b.example.com',
      'example.com',
    ]);
  });
});

describe('masked address', () => {
  it.each([
    ['ada@example.com', 'a***@e***.com'],
    ['a@mail.example.co.uk', 'a***@m***.uk'],
    ['nonsense', hiddenDestination],
    ['a@\u{1f600}.com', 'a***@\u{1f600}***.com'],
    ['\ud83d@example.com', '\ufffd***@e***.com'],
    ['@example.com', hiddenDestination],
  ])('the address %s is masked as %s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });
});
