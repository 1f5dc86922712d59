import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledPackages, developmentProblems } from '../../release/bundled.ts';
import { buildTwice, differences } from '../../release/reproduce.ts';

let root: string;

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

const writePackage = (name: string, code: string): void => {
  write(
    `node_modules/${name}/package.json`,
    `{"name":"${name}","version":"1.2.3","license":"MIT"}`,
  );
  write(`node_modules/${name}/index.js`, code);
};

const template = `
Resources:
  HelloFunction:
    Type: AWS::Serverless::Function
    Metadata: { BuildMethod: esbuild, BuildProperties: { Format: esm, OutExtension: [.js=.mjs] } }
    Properties: { CodeUri: functions, Handler: hello/handler.handler }
`;

/** A project of one function, which uses one of two packages and nothing of a third that it imports. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'project-'));
  write('template.yaml', template);
  write('package.json', '{"type":"module"}');
  write('extensions/words.ts', 'export const words = {};');
  write('shared/greeting.ts', `export { greet } from '@scope/used';`);
  write(
    'functions/hello/handler.ts',
    `import { greet } from '../../shared/greeting.ts';
     import { dead } from 'shaken';
     export const handler = async () => greet();`,
  );
  writePackage('@scope/used', `exports.greet = () => 'hello';`);
  write(
    'node_modules/shaken/package.json',
    '{"name":"shaken","version":"1.2.3","sideEffects":false,"module":"index.js"}',
  );
  write('node_modules/shaken/index.js', `export const dead = 'dead';`);
  writePackage('unused', `exports.never = true;`);
});

afterEach(() => rmSync(root, { recursive: true }));

describe('reproducible build', () => {
  it('a build gives the same bytes in another folder that has only the bundled packages', async () => {
    const { hashes, differing } = await buildTwice(root, join(root, '.build'));

    expect(differing).toEqual([]);
    expect(hashes).toEqual({ 'hello/handler.mjs': expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('a build that reads a file outside of its sources fails', async () => {
    // A file of the project that is no source of it: the other folder does not have it.
    write('.env.js', `export const here = true;`);
    write('functions/hello/handler.ts', `export { here as handler } from '../../.env.js';`);

    await expect(buildTwice(root, join(root, '.build'))).rejects.toThrow('.env.js');
  });
});

describe('differences', () => {
  it('differences are files with other bytes and files that exist in one build only', () => {
    const first = { same: '1', other: '2', gone: '3' };
    const second = { same: '1', other: '4', added: '5' };

    expect(differences(first, second)).toEqual(['added', 'gone', 'other']);
  });
});

describe('the packages of a bundle', () => {
  it('the packages of a bundle are those with code in it', async () => {
    await buildTwice(root, join(root, '.build'));

    expect(bundledPackages(join(root, '.build'), root)).toEqual([
      {
        name: '@scope/used',
        version: '1.2.3',
        licence: 'MIT',
        path: 'node_modules/@scope/used',
      },
    ]);
  });

  it('a bundled package may not be a development dependency in the lock file', () => {
    const entry = (path: string) => ({ name: path, version: '1.0.0', licence: 'MIT', path });
    const lockFile = { packages: { '': {}, prod: {}, dev: { dev: true } } };

    const problems = developmentProblems(['prod', 'dev', 'unknown'].map(entry), lockFile);

    expect(problems.map((text) => text.split('@')[0])).toEqual(['dev', 'unknown']);
  });
});
