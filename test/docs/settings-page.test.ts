import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, templateFile } from '../../local/paths.ts';
import { readRawTemplate } from '../../local/template/raw-template.ts';
import { settingsPage } from '../../release/settings.ts';

const template = readRawTemplate(templateFile);
const page = readFileSync(join(root, 'docs/settings.md'), 'utf8');

const titles = (level: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^${level} \`?([^\`\\n]+)\`?$`, 'gm'))].map(
    ([, title = '']) => title,
  );

describe('docs/settings.md', () => {
  it('is what npm run settings writes for the template as it is', () => {
    expect(page).toBe(settingsPage(template));
  });

  it('has one section for every parameter of the template', () => {
    expect(titles('###').toSorted()).toEqual(Object.keys(template.Parameters).toSorted());
  });

  it('links only to sections that it has', () => {
    const targets = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, target = '']) => target);
    const anchors = titles('###').map((title) => title.toLowerCase());

    expect(targets.length).toBeGreaterThan(10);
    expect(anchors).toEqual(expect.arrayContaining([...new Set(targets)]));
  });
});
