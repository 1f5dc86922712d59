import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, templateFile } from '../../local/paths.ts';
import { readRawTemplate } from '../../local/template/raw-template.ts';
import { isTeamsOwn } from '../template/deployment.ts';

const page = readFileSync(join(root, 'docs/runbook.md'), 'utf8');
const { Resources } = readRawTemplate(templateFile);

const namesOf = (type: string): readonly string[] =>
  Object.entries(Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([name]) => name);

/** A team's own functions have alarms of their own. */
const alarms = namesOf('AWS::CloudWatch::Alarm').filter((name) => !isTeamsOwn(name));

const sections: ReadonlyMap<string, string> = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((text) => [text.split('\n', 1)[0] ?? '', text]),
);

describe('docs/runbook.md', () => {
  it('has one section for every alarm of the template, and none for another', () => {
    expect([...sections.keys()].toSorted()).toEqual(alarms.toSorted());
  });

  it.each(alarms)(
    'the section of %s says what it means, what to look at and what to do',
    (name) => {
      const text = sections.get(name) ?? '';

      expect(text).toMatch(/\*\*Means\.\*\* \S/);
      expect(text).toMatch(/\*\*Look at\.\*\* \S/);
      expect(text).toMatch(/\*\*Do\.\*\*\s+\S/);
    },
  );

  it('names each metric filter of the template among the metrics, and functions that exist', () => {
    const filters = namesOf('AWS::Logs::MetricFilter').filter((name) => !name.endsWith('Failures'));
    const functions = [...page.matchAll(/`(\w+Function)`/g)].map(([, name = '']) => name);

    for (const name of filters) expect(page).toContain(`\`${name}\``);
    for (const name of functions) expect(Resources).toHaveProperty(name);
  });

  it('links only to sections of its own that exist', () => {
    const targets = [...page.matchAll(/\]\(#([\w-]+)\)/g)].map(([, target = '']) => target);
    const anchors = [...sections.keys()].map((name) => name.toLowerCase());

    expect(targets.length).toBeGreaterThan(0);
    expect(anchors).toEqual(expect.arrayContaining([...new Set(targets)]));
  });
});
