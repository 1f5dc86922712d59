import { constraint, refusedParameter as error, type Row } from '../row.ts';

const CustomDomainConfig = {
  CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a',
};
const scope = (ScopeName: string) => ({ ScopeName, ScopeDescription: 'd' });
const server = (Identifier: string, ...names: string[]) => ({
  Identifier,
  Scopes: names.map(scope),
});
const many = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`);
const domains = { operations: ['CreateUserPoolDomain'], error } as const;
const servers = { operations: ['CreateResourceServer'], error } as const;

export const domainAndServerRows: readonly Row[] = [
  ...['aws', 'amazon', 'cognito'].map((word) => ({
    ...domains,
    what: `a prefix with the part ${word}`,
    wrong: { Domain: `shop-${word}-x` },
    text: `Domain cannot contain reserved word: ${word}`,
    right: { Domain: `shop-${word}ome-x` },
  })),
  {
    ...domains,
    what: 'a prefix with a dot',
    wrong: { Domain: 'my.shop' },
    text: 'The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens. Please enter a different name that follows this format: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$',
    right: { Domain: 'my-shop' },
  },
  {
    ...domains,
    what: 'a prefix of 64 characters',
    wrong: { Domain: 'a'.repeat(64) },
    // The pattern ends after 63 characters too.
    text: constraint('a'.repeat(64), 'domain', 'have length less than or equal to 63', 2),
    right: { Domain: 'a'.repeat(63) },
  },
  {
    ...domains,
    what: 'a custom domain without a dot',
    wrong: { Domain: 'shop', CustomDomainConfig },
    text: 'Custom domain is not a valid subdomain: Was not able to resolve a DNS A record for the parent domain or domain parent is a top-level domain.',
    right: { Domain: 'auth.shop.example', CustomDomainConfig },
  },
  {
    ...servers,
    what: 'an identifier with a blank',
    wrong: server('my api', 'read'),
    text: constraint(
      'my api',
      'identifier',
      'satisfy regular expression pattern: [\\x21\\x23-\\x5B\\x5D-\\x7E]+',
    ),
    right: server('https://my-api.example', 'read'),
  },
  {
    ...servers,
    what: 'a scope with a blank',
    wrong: server('api', 'read all'),
    text: constraint(
      'read all',
      'scopes.1.member.scopeName',
      'satisfy regular expression pattern: [\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+',
    ),
    right: server('api', 'read.all'),
  },
  {
    ...servers,
    what: 'more than 100 scopes',
    wrong: server('api', ...many(101)),
    text: "1 validation error detected: Value '[ResourceServerScopeType(scopeName=s0, scopeDescription=d),",
    right: server('api', ...many(100)),
  },
];
