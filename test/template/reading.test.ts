import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { root, templateFile } from '../../local/paths.ts';
import { raw } from './deployment.ts';

const lines = readFileSync(templateFile, 'utf8').split('\n');
const packageJson = v.parse(
  v.object({ name: v.string(), version: v.string(), license: v.string() }),
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
);

describe('the template reads aloud', () => {
  it.each(Object.keys(raw.Resources))('a sentence above %s says why it is there', (logicalId) => {
    const line = lines.indexOf(`  ${logicalId}:`);
    const above = lines[line - 1] ?? '';

    expect(above).toMatch(/^ {2}# .*\.$/);
  });

  it.each(Object.keys(raw.Conditions))('the condition %s is asked', (name) => {
    const text = JSON.stringify(raw);

    expect(text.match(new RegExp(`"(Condition|Fn::If)":\\[?"${name}"`))).not.toBeNull();
  });

  it.each(Object.entries(raw.Outputs))('the output %s says what it is', (_, output) => {
    expect(String(output.Description)).toMatch(/^\S.{10,}\.$/);
  });
});

describe('the application repository', () => {
  const metadata = v.parse(
    v.looseObject({
      Name: v.string(),
      Description: v.pipe(v.string(), v.maxLength(256)),
      Author: v.pipe(v.string(), v.maxLength(127), v.regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/)),
      SpdxLicenseId: v.string(),
      LicenseUrl: v.string(),
      ReadmeUrl: v.string(),
      Labels: v.pipe(v.array(v.pipe(v.string(), v.maxLength(127))), v.maxLength(10)),
      SemanticVersion: v.string(),
    }),
    v.parse(v.record(v.string(), v.unknown()), raw.Metadata)['AWS::ServerlessRepo::Application'],
  );

  it('is told the name, the version and the licence of the package', () => {
    expect(metadata).toMatchObject({
      Name: packageJson.name,
      SemanticVersion: packageJson.version,
      SpdxLicenseId: packageJson.license,
    });
  });

  it('is given files that are there', () => {
    for (const file of [metadata.LicenseUrl, metadata.ReadmeUrl]) {
      expect(readFileSync(join(root, file), 'utf8').length).toBeGreaterThan(100);
    }
  });
});
