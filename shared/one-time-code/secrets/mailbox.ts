import { keyedHash } from './subkeys.ts';

const gmail: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/** The mailbox behind an address, as far as it can be known. For counting only: never an address to send to. */
const mailboxOf = (address: string): string => {
  const lower = address.toLowerCase();
  const at = lower.lastIndexOf('@');
  const [local, domain] = [lower.slice(0, Math.max(at, 0)), lower.slice(at + 1)];
  const untagged = local.split('+', 1)[0] ?? local;
  return gmail.has(domain) ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${domain}`;
};

/**
 * The key of the counters of mails to one mailbox: HMAC-SHA-256, hexadecimal. The plus-tag is removed, and Gmail's dots,
 * which it does not look at: otherwise any number of unproven accounts would share one mailbox and have a budget each.
 *
 * @param address with its domain in ASCII (Punycode)
 * @param pepper the lasting one (`lastingPepper`), or the budget starts again in a rotation
 */
export const mailboxKey = (address: string, pepper: string): string =>
  keyedHash(pepper, 'mailbox', [mailboxOf(address)]).toString('hex');
