/** Writes the snippets as files for the tools' own parsers. usage: write.ts DIRECTORY */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { programs, snippets } from './cases.ts';

const [, , directory = ''] = process.argv;
mkdirSync(directory, { recursive: true });

const write = (name: string, text: string): void => writeFileSync(join(directory, name), text);

/** The pool of a snippet has no type, because the owner's template has it. */
const complete = (template: { Resources: Record<string, object> }, more: object = {}): string =>
  JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    ...more,
    Resources: {
      ...template.Resources,
      YourUserPool: {
        Type: 'AWS::Cognito::UserPool',
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        ...template.Resources.YourUserPool,
      },
    },
  });

for (const [name, { before, after }] of Object.entries(programs)) {
  const snippet = Object.entries(snippets).find(([one]) => one === name)?.[1] ?? '';
  write(`${name}.ts`, `${before}${snippet}\n${after}`);
}
const template = parse(snippets.cloudFormation);
write('cloud-formation.json', complete(template));
write('sam.json', complete(template, { Transform: 'AWS::Serverless-2016-10-31' }));
const resources = complete(parse(snippets.serverless).resources);
write('serverless.json', resources);
const service = `{ service: 'shop', provider: { name: 'aws' }, functions: {}, resources: ${resources} }`;
write(
  'serverless.ts',
  `import type { AWS } from '@serverless/typescript';\nexport const service: AWS = ${service};\n`,
);
write('terraform.tf', `${snippets.terraform}\n`);
write('crossplane.yaml', `${snippets.crossplane}\n`);
write('ack.yaml', `${snippets.ack}\n`);
write(
  'tsconfig.json',
  JSON.stringify({
    compilerOptions: {
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      moduleDetection: 'force',
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      types: ['node'],
    },
    include: ['*.ts'],
  }),
);
