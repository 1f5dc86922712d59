import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the repository: the pages are the repository's own files. */
export const root = fileURLToPath(new URL('../', import.meta.url));

const decisions = readdirSync(`${root}docs/decisions`)
  .sort()
  .map((file) => `docs/decisions/${file}`);

/** The pages of the site by the sections of the side bar. A test fails on a page that is in no section. */
export const sections: Readonly<Record<string, readonly string[]>> = {
  Start: ['README.md', 'docs/deploy.md', 'docs/attach.md', 'docs/local-invoke.md', 'CHANGELOG.md'],
  'In an app': [
    'docs/frontend.md',
    'examples/react/README.md',
    'docs/messages.md',
    'docs/mail.md',
    'docs/claims.md',
    'docs/make-it-yours.md',
    'docs/identity-pool.md',
    'docs/native-sign-in.md',
    'events/README.md',
  ],
  'In production': [
    'docs/settings.md',
    'docs/operations.md',
    'docs/runbook.md',
    'docs/gradual-deployment.md',
    'docs/cost.md',
    'docs/performance.md',
    'docs/ci/README.md',
  ],
  'How it works': [
    'docs/flows/code-sign-in.md',
    'docs/flows/sign-up.md',
    'docs/flows/token-enrichment.md',
    'docs/one-time-code-table.md',
    'docs/fidelity.md',
    'docs/local-page.md',
    'docs/local-permissions.md',
    'docs/architecture.md',
    'SECURITY.md',
    'CONTRIBUTING.md',
  ],
  Decisions: decisions,
};

/** The first heading of a page: its title in the side bar. */
export const titleOf = (page: string): string => {
  const title = /^# (.+)$/m.exec(readFileSync(`${root}${page}`, 'utf8'))?.[1];
  if (title === undefined) throw new Error(`${page} has no heading of the first level.`);
  return title.replaceAll('`', '');
};

/** The path of a page in the site: the repository's README is its first page. */
export const addressOf = (page: string): string => (page === 'README.md' ? 'index.md' : page);
