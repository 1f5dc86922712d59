import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root, templateFile } from '../../local/paths.ts';
import { readRawTemplate } from '../../local/template/raw-template.ts';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const recipes = ['docs/ci/github.yml', 'docs/ci/gitlab.yml'].map((file) => ({
  file,
  text: read(file),
}));

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

describe.each(recipes)('$file', ({ text }) => {
  it('the pipeline is YAML with a job that checks and a job that deploys', () => {
    const recipe: Record<string, unknown> = parse(text);
    const jobs = Object.keys(Object(recipe.jobs ?? recipe));

    expect(jobs).toEqual(expect.arrayContaining(['check', 'deploy']));
  });

  it('the pipeline runs only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const names = found(text, /npm run ([\w:-]+)/g);

    expect(names).toEqual(expect.arrayContaining(['check', 'release:check']));
    for (const name of names) expect(scripts).toHaveProperty([name]);
  });

  it('the pipeline uses only declared parameters and existing configurations of samconfig.toml', () => {
    const { Parameters } = readRawTemplate(templateFile);
    const names = found(text, /--parameter-overrides (\w+)=/g);
    const environments = found(text, /--config-env (\w+)/g);

    expect(names).toEqual(['SenderAddress']);
    for (const name of names) expect(Parameters).toHaveProperty(name);
    for (const name of environments) expect(read('samconfig.toml')).toContain(`[${name}.deploy.`);
  });

  it('docs/ci/README.md explains each placeholder of the pipeline', () => {
    const page = read('docs/ci/README.md');
    const placeholders = new Set(found(text, /<([A-Z_]+)>/g));

    expect(placeholders.size).toBeGreaterThan(0);
    for (const name of placeholders) expect(page).toContain(`| \`<${name}>\``);
  });

  it('the pipeline holds no long-lived key', () => {
    expect(text).not.toMatch(/AWS_SECRET_ACCESS_KEY|aws-secret-access-key|\bsecrets\./);
    expect(text).toMatch(/id-token: write|id_tokens:/);
  });
});

describe('the trust policies in docs/ci/README.md', () => {
  const policies = found(read('docs/ci/README.md'), /```json\n([\s\S]*?)```/g).map((text) =>
    JSON.parse(text),
  );

  it('each trust policy names one audience and one project', () => {
    expect(policies).toHaveLength(2);
    for (const { Statement } of policies) {
      const [{ Condition }] = Statement;
      const keys = Object.keys(Condition.StringEquals).map((key) => key.split(':').at(-1));
      expect(keys.sort()).toEqual(['aud', 'sub']);
      expect(JSON.stringify(Condition)).not.toContain('*');
    }
  });
});
