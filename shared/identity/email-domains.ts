import { readEmailAddress } from './email-address.ts';

/** Lower-case ASCII domains. An empty list of allowed ones allows every domain. */
export type DomainLists = {
  readonly allowedDomains: readonly string[];
  readonly blockedDomains: readonly string[];
};

/** Whether the domain is the other one or below it. Whole labels: `evil-example.com` is not below `example.com`. */
const isAtOrBelow = (domain: string, parent: string): boolean =>
  domain === parent || domain.endsWith(`.${parent}`);

/** Blocked with all subdomains: who owns a domain can make any number of them. Lists are in lower-case ASCII. */
export const isBlocked = (domain: string, blocked: readonly string[]): boolean =>
  blocked.some((parent) => isAtOrBelow(domain, parent));

/** Allowed exactly: a subdomain may belong to another owner. An empty list allows every domain. */
export const isAllowed = (domain: string, allowed: readonly string[]): boolean =>
  allowed.length === 0 || allowed.includes(domain);

/** The domain and each parent of two labels or more, longest first: `a.b.example.com`, `b.example.com`, `example.com`. */
export const withParents = (domain: string): readonly string[] => {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
};

/** Whether the lists restrict anything. */
export const areRestricted = ({ allowedDomains, blockedDomains }: DomainLists): boolean =>
  allowedDomains.length > 0 || blockedDomains.length > 0;

/**
 * Whether an address may be used under the lists, after sign-up too: a user may have changed it (UpdateUserAttributes asks
 * no trigger). Where there are lists, an address that cannot be read may not; no address may unless one is demanded.
 */
export const isAddressAllowed = (email: string | undefined, lists: DomainLists): boolean => {
  if (!areRestricted(lists)) return true;
  if (email === undefined || email === '') return lists.allowedDomains.length === 0;
  const domain = readEmailAddress(email)?.domain;
  if (domain === undefined) return false;
  return isAllowed(domain, lists.allowedDomains) && !isBlocked(domain, lists.blockedDomains);
};
