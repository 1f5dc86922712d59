import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, templateFile } from '../../local/paths.ts';
import { readRawTemplate } from '../../local/template/raw-template.ts';

const page = readFileSync(join(root, 'docs/deploy.md'), 'utf8');
const main = readRawTemplate(templateFile);
const waf = readRawTemplate(join(root, 'deploy/waf.yaml'));

const found = (pattern: RegExp, text = page): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

/** The commands of a section, which `npm run test:deploy` cannot run all: MiniStack has no web ACL for a pool. */
const section = (name: string): string =>
  found(new RegExp(`<!-- ${name}:start -->([^]*?)<!--`, 'g'))[0] ?? '';

describe('docs/deploy.md', () => {
  it('the commands set only parameters that the templates declare', () => {
    const names = found(/--parameter-overrides (\w+)=/g);

    expect(names).toContain('SenderAddress');
    for (const name of names)
      expect({ ...main.Parameters, ...waf.Parameters }).toHaveProperty(name);
  });

  it('the commands ask only for outputs and resources of the template', () => {
    const outputs = found(/OutputKey=='(\w+)'/g);
    const resources = [
      ...found(/--logical-resource-id (\w+)/g),
      ...found(/--name (\w+Function)\b/g),
      ...found(/\$\(of (\w+)\)/g),
    ];

    expect(outputs).toContain('UserPoolId');
    for (const name of outputs) expect(main.Outputs).toHaveProperty(name);
    expect(resources).toContain('CodePepper');
    for (const name of resources) expect(main.Resources).toHaveProperty(name);
  });

  it('the commands of the section remove delete everything that outlives the stack', () => {
    const kept = Object.entries(main.Resources)
      .filter(([, resource]) => 'DeletionPolicy' in resource)
      .map(([name]) => name);

    expect(found(/\$\(of (\w+)\)/g, section('remove')).toSorted()).toEqual(
      expect.arrayContaining(kept.toSorted()),
    );
  });

  it('the web ACL is deployed from a file that exists, with its required parameters', () => {
    const commands = section('waf');
    const [file = ''] = found(/--template-file (\S+)/g, commands);

    expect(existsSync(join(root, file))).toBe(true);
    expect(found(/--parameter-overrides (\w+)=/g, commands)).toEqual(
      Object.entries(waf.Parameters)
        .filter(([, { Default }]) => Default === undefined)
        .map(([name]) => name),
    );
  });

  it('the page states the default limits of the web ACL', () => {
    const rows = [...page.matchAll(/^\| `[\w-]+` +\|[^|]+\| +([\d,]+) \| `(\w+)` +\|$/gm)];
    const stated = rows.map(([, limit = '', name]) => [name, Number(limit.replace(',', ''))]);
    const limits = Object.entries(waf.Parameters).filter(([, { Type }]) => Type === 'Number');

    expect(stated).toEqual(limits.map(([name, { Default }]) => [name, Default]));
  });
});
