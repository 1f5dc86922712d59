import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, templateFile } from '../../local/paths.ts';
import { readRawTemplate } from '../../local/template/template.ts';

const page = readFileSync(join(root, 'docs/deploy.md'), 'utf8');
const main = readRawTemplate(templateFile);
const waf = readRawTemplate(join(root, 'deploy/waf.yaml'));

const found = (pattern: RegExp, text = page): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

/** The commands of a section, which `npm run test:deploy` cannot run all: MiniStack has no web ACL for a pool. */
const section = (name: string): string =>
  found(new RegExp(`<!-- ${name}:start -->([^]*?)<!--`, 'g'))[0] ?? '';

describe('docs/deploy.md', () => {
  it('sets parameters that the templates declare', () => {
    const names = found(/--parameter-overrides (\w+)=/g);

    expect(names).toContain('SenderAddress');
    for (const name of names)
      expect({ ...main.Parameters, ...waf.Parameters }).toHaveProperty(name);
  });

  it('asks for outputs and resources that the template has', () => {
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

  it('removes everything that outlives the stack', () => {
    const kept = Object.entries(main.Resources)
      .filter(([, resource]) => 'DeletionPolicy' in resource)
      .map(([name]) => name);

    expect(found(/\$\(of (\w+)\)/g, section('remove')).toSorted()).toEqual(
      expect.arrayContaining(kept.toSorted()),
    );
  });

  it('puts the ready web ACL before the pool of the stack', () => {
    const commands = section('waf');
    const [file = ''] = found(/--template-file (\S+)/g, commands);

    expect(existsSync(join(root, file))).toBe(true);
    expect(found(/--parameter-overrides (\w+)=/g, commands)).toEqual(
      Object.entries(waf.Parameters)
        .filter(([, { Default }]) => Default === undefined)
        .map(([name]) => name),
    );
  });

  it('tells the limits of the web ACL as they are', () => {
    const rows = [...page.matchAll(/^\| `[\w-]+` +\|[^|]+\| +([\d,]+) \| `(\w+)` +\|$/gm)];
    const told = rows.map(([, limit = '', name]) => [name, Number(limit.replace(',', ''))]);
    const limits = Object.entries(waf.Parameters).filter(([, { Type }]) => Type === 'Number');

    expect(told).toEqual(limits.map(([name, { Default }]) => [name, Default]));
  });
});
