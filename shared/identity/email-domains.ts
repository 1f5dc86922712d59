/** Whether the domain is the other one or below it. Whole labels: `evil-example.com` is not below `example.com`. */
const isAtOrBelow = (domain: string, parent: string): boolean =>
  domain === parent || domain.endsWith(`.${parent}`);

/** Blocked with all subdomains: who owns a domain can make any number of them. Lists are in lower-case ASCII. */
export const isBlocked = (domain: string, blocked: readonly string[]): boolean =>
  blocked.some((parent) => isAtOrBelow(domain, parent));

/** Allowed exactly: a subdomain may be somebody else's. An empty list allows every domain. */
export const isAllowed = (domain: string, allowed: readonly string[]): boolean =>
  allowed.length === 0 || allowed.includes(domain);

/** The domain and each parent of two labels or more, longest first: `a.b.example.com`, `b.example.com`, `example.com`. */
export const withParents = (domain: string): readonly string[] => {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
};
