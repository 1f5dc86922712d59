import { domainToASCII, domainToUnicode } from 'node:url';

/** The lengths that every mail server must accept (RFC 5321, 4.5.3.1). */
const longest = 254;
const longestLocalPart = 64;

/** RFC 5322 dot-atom in ASCII. Quoted parts, comments, routes (`%`, `!`) and non-ASCII characters are refused. */
const localPart = /^[A-Za-z0-9#$&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9#$&'*+/=?^_`{|}~-]+)*$/;

/** RFC 1035 label, in lower case. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A top-level domain is never a number, so an IP address is not a domain. */
const topLevel = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

export type EmailAddress = {
  /** As the user typed it; Cognito stores this form. */
  readonly original: string;
  /** Local part as typed, domain in lower-case ASCII (Punycode). */
  readonly canonical: string;
  /** Lower-case ASCII, the form in which lists are compared: a look-alike letter gives a different domain. */
  readonly domain: string;
};

/**
 * Whether a domain was written in its own Unicode form, apart from upper-case ASCII. UTS 46 maps `ⓔxample.com`,
 * `ｅxample.com` and the Kelvin sign to plain letters. Each spelling would be a separate user in Cognito with the same
 * mailbox.
 */
const isOwnSpelling = (domain: string, ascii: string): boolean => {
  const written = domain.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return written === ascii || written === domainToUnicode(ascii);
};

/**
 * The domain in lower-case ASCII, or undefined if it is not a domain: at least two labels, not an IP address. A Unicode
 * domain becomes its Punycode form (UTS 46), which differs for homoglyphs.
 */
export const canonicalDomain = (domain: string): string | undefined => {
  // domainToASCII also decodes percent signs and drops characters as a URL does, so only plain names may reach it.
  if (domain.length > longest || /[\s%/\\:@#?[\]<>^|\p{C}]/u.test(domain)) return undefined;
  const ascii = domainToASCII(domain);
  const labels = ascii.split('.');
  const isDomain = labels.length >= 2 && labels.every((part) => label.test(part));
  if (!isDomain || !topLevel.test(labels.at(-1) ?? '')) return undefined;
  return isOwnSpelling(domain, ascii) ? ascii : undefined;
};

/** Parses one address; undefined if mail cannot be sent to it safely. Linear in its length. */
export const readEmailAddress = (text: string): EmailAddress | undefined => {
  if (text.length > longest) return undefined;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || local.length > longestLocalPart || !localPart.test(local)) return undefined;
  // Some mail programs decode an encoded word (RFC 2047) into a different address.
  if (local.includes('=?')) return undefined;
  const domain = canonicalDomain(text.slice(at + 1));
  if (domain === undefined) return undefined;
  const canonical = `${local}@${domain}`;
  // Punycode is longer: 254 characters as typed can be a thousand, which no server takes and no envelope holds.
  return canonical.length > longest ? undefined : { original: text, canonical, domain };
};
