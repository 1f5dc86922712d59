import { domainToASCII, domainToUnicode } from 'node:url';

/** RFC 5321, 4.5.3.1: what a mail server must take, and no more. */
const longest = 254;
const longestLocalPart = 64;

/** RFC 5322 dot-atom in ASCII. Quoted parts, comments, routes (`%`, `!`) and everything non-ASCII are left out. */
const localPart = /^[A-Za-z0-9#$&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9#$&'*+/=?^_`{|}~-]+)*$/;

/** RFC 1035 label, in lower case. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A top-level domain is never a number, so an IP address is not a domain. */
const topLevel = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

export type EmailAddress = {
  /** As it was typed; Cognito keeps this one. */
  readonly original: string;
  /** Local part as typed, domain in lower-case ASCII (Punycode). */
  readonly canonical: string;
  /** Lower-case ASCII: what lists are compared with, so that a look-alike letter is another domain. */
  readonly domain: string;
};

/**
 * Whether a domain was written as its own Unicode form, upper-case ASCII aside. UTS 46 maps `ⓔxample.com`, `ｅxample.com`
 * and the Kelvin sign to plain letters: one mailbox under many spellings, each a user of its own to Cognito.
 */
const isOwnSpelling = (domain: string, ascii: string): boolean => {
  const written = domain.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return written === ascii || written === domainToUnicode(ascii);
};

/**
 * A domain in lower-case ASCII, or nothing where it is none: two labels at least, no IP address. A domain typed in
 * Unicode becomes its Punycode form (UTS 46), which no homoglyph shares with another domain.
 */
export const canonicalDomain = (domain: string): string | undefined => {
  // domainToASCII also decodes percent signs and drops what a URL would: only plain names may reach it.
  if (domain.length > longest || /[\s%/\\:@#?[\]<>^|\p{C}]/u.test(domain)) return undefined;
  const ascii = domainToASCII(domain);
  const labels = ascii.split('.');
  const isDomain = labels.length >= 2 && labels.every((part) => label.test(part));
  if (!isDomain || !topLevel.test(labels.at(-1) ?? '')) return undefined;
  return isOwnSpelling(domain, ascii) ? ascii : undefined;
};

/** Reads one address, or answers nothing where it is not one that mail can safely be sent to. Linear in its length. */
export const readEmailAddress = (text: string): EmailAddress | undefined => {
  if (text.length > longest) return undefined;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || local.length > longestLocalPart || !localPart.test(local)) return undefined;
  // An encoded word (RFC 2047) would be decoded by some mail programs into another address.
  if (local.includes('=?')) return undefined;
  const domain = canonicalDomain(text.slice(at + 1));
  if (domain === undefined) return undefined;
  return { original: text, canonical: `${local}@${domain}`, domain };
};
