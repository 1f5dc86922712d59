import { describe, expect, it } from 'vitest';
import { readDomainLists } from '#shared/settings/email-domains.ts';
import { SettingsReader } from '#shared/settings/environment.ts';
import { problemsOf } from '../../support/functions/settings.ts';

const lists = (ALLOWED_EMAIL_DOMAINS: string, BLOCKED_EMAIL_DOMAINS = '') => ({
  ALLOWED_EMAIL_DOMAINS,
  BLOCKED_EMAIL_DOMAINS,
});

const load = (env: Readonly<Record<string, string | undefined>>) => {
  const settings = new SettingsReader(env);
  return settings.finish(readDomainLists(settings));
};

describe('the lists of domains', () => {
  it('are read into the form that addresses are compared in', () => {
    expect(load(lists(' Example.COM ,', 'bücher.example'))).toEqual({
      allowedDomains: ['example.com'],
      blockedDomains: ['xn--bcher-kva.example'],
    });
  });

  it('that are empty restrict nothing', () => {
    expect(load(lists(''))).toEqual({ allowedDomains: [], blockedDomains: [] });
  });

  it.each(['@example.com', 'localhost', '*.example.com', '10.0.0.1', 'a b.example'])(
    'refuse %j, which would never match',
    (entry) => {
      expect(problemsOf(load, lists(`example.com,${entry}`, entry))).toEqual([
        'ALLOWED_EMAIL_DOMAINS has an entry that is not a domain',
        'BLOCKED_EMAIL_DOMAINS has an entry that is not a domain',
      ]);
    },
  );
});
