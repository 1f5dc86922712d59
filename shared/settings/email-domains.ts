import { canonicalDomain } from '../identity/email-address.ts';
import type { DomainLists } from '../identity/email-domains.ts';
import type { SettingsReader } from './environment.ts';

const readDomains = (settings: SettingsReader, name: string): readonly string[] => {
  const domains = settings.list(name).map(canonicalDomain);
  const known = domains.filter((domain) => domain !== undefined);
  return known.length === domains.length
    ? known
    : settings.problem(`${name} has an entry that is not a domain`, known);
};

/** The lists that sign-up, codes and tokens all ask. */
export const readDomainLists = (settings: SettingsReader): DomainLists => ({
  allowedDomains: readDomains(settings, 'ALLOWED_EMAIL_DOMAINS'),
  blockedDomains: readDomains(settings, 'BLOCKED_EMAIL_DOMAINS'),
});
