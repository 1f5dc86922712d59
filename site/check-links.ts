import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

// Every link and picture of the built site leads to a file of it, and every fragment to an element of that page.
// VitePress itself checks pages only.

const site = fileURLToPath(new URL('../.build/docs/', import.meta.url));
const pages = globSync('**/*.html', { cwd: site }).filter((page) => page !== '404.html');
const read = (page: string): string => readFileSync(join(site, page), 'utf8');

const targets = (html: string): readonly string[] =>
  [...html.matchAll(/ (?:href|src)="([^"]+)"/g)].flatMap(([, target]) => target ?? []);

/** The file of the site that a link of a page leads to. */
const fileOf = (target: string, page: string): string => {
  const path = target.replace(/[?#].*$/, '');
  const file = path.startsWith('/') ? path.slice(1) : join(dirname(page), path);
  const whole = path === '' ? page : normalize(file);
  return whole === './' || whole === '' || whole.endsWith('/') ? join(whole, 'index.html') : whole;
};

const hasFragment = (file: string, target: string): boolean => {
  const fragment = decodeURIComponent(/#(.+)$/.exec(target)?.[1] ?? '');
  return fragment === '' || read(file).includes(` id="${fragment}"`);
};

const isDead = (target: string, page: string): boolean => {
  const file = fileOf(target, page);
  return !existsSync(join(site, file)) || (file.endsWith('.html') && !hasFragment(file, target));
};

const isInside = (target: string): boolean => !/^(https?|mailto|data):/.test(target);
const dead = pages.flatMap((page) =>
  targets(read(page))
    .filter((target) => isInside(target) && isDead(target, page))
    .map((target) => `${page}: ${target}`),
);
for (const line of new Set(dead)) console.error(`dead link in ${line}`);
console.log(`${pages.length} pages, ${dead.length} dead links`);
process.exitCode = dead.length === 0 ? 0 : 1;
