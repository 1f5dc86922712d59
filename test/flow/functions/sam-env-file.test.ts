import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, templateFile } from '../../../local/paths.ts';
import { functionsOf } from '../../../local/template/functions.ts';
import { readRawTemplate } from '../../../local/template/raw-template.ts';
import { generateSecrets } from '../../../local/template/secrets.ts';
import { resolveTemplate } from '../../../local/template/template.ts';

const template = resolveTemplate(readRawTemplate(templateFile), { SenderAddress: 'a@example.com' });
const functions = functionsOf(template, generateSecrets(template));

const envFile: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(root, 'events', 'env.json'), 'utf8'),
).Parameters;

/** The variable by which the SDK finds another endpoint for the client of an npm package. */
const endpointVariable = (client: string): string =>
  `AWS_ENDPOINT_URL_${client.toUpperCase().replaceAll('-', '_')}`;

/** The AWS clients inside a bundle, by esbuild's own account. */
const clientsIn = (folder: string): readonly string[] => {
  const meta = readFileSync(join(root, '.build', 'meta', `${folder}.json`), 'utf8');
  const found = meta.matchAll(/node_modules\/@aws-sdk\/client-([a-z0-9-]+)\//g);
  return [...new Set([...found].map(([, client = '']) => client))];
};

describe('events/env.json', () => {
  it.each(functions)(
    'events/env.json can point every AWS client of $logicalId at the local stack',
    (entry) => {
      const wanted = clientsIn(entry.folder).map(endpointVariable);

      // sam local sets only what the template declares; empty means AWS itself.
      expect(entry.environment).toMatchObject(Object.fromEntries(wanted.map((name) => [name, ''])));
      expect(Object.keys(envFile)).toEqual(expect.arrayContaining(wanted));
    },
  );

  it('events/env.json sets only variables that functions declare', () => {
    const declared = new Set(functions.flatMap(({ environment }) => Object.keys(environment)));

    expect(Object.keys(envFile).filter((name) => !declared.has(name))).toEqual([]);
  });

  it('events/env.json names the default port of npm run local', () => {
    const start = readFileSync(join(root, 'local', 'commands', 'start.ts'), 'utf8');
    const port = /'--port <number>'.*?(\d{4})\)/.exec(start)?.[1];
    const endpoints = Object.entries(envFile).filter(([name]) => name.startsWith('AWS_ENDPOINT'));

    expect(new Set(endpoints.map(([, url]) => url))).toEqual(
      new Set([`http://host.docker.internal:${port}`]),
    );
  });

  it('the pepper of events/env.json is recognisably not a real one', () => {
    expect(envFile.CODE_PEPPER_CURRENT).toMatch(/throw-away.*never-deploy/);
  });
});
