import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from '../../../local/build/build.ts';
import { esbuildFlags } from '../../../local/build/esbuild-flags.ts';
import { replaceFolder } from '../../../local/build/replace-folder.ts';
import { hashesOf } from '../../../release/reproduce.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { functionNames, ownFunctionNames } from '../../template/deployment.ts';

const directory = temporaryFolder('build');

const write = (path: string, text: string): string => {
  const file = join(directory, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
};

const project = (name: string, handlers: readonly string[]): string =>
  write(
    `${name}/template.yaml`,
    [
      'Globals: { Function: { CodeUri: functions } }',
      'Resources:',
      ...handlers.map((folder) =>
        [
          `  ${folder.toUpperCase()}:`,
          '    Type: AWS::Serverless::Function',
          '    Metadata:',
          '      BuildMethod: esbuild',
          "      BuildProperties: { Format: esm, Target: node24, OutExtension: ['.js=.mjs'], Splitting: true }",
          `    Properties: { Handler: ${folder}/handler.handler }`,
        ].join('\n'),
      ),
    ].join('\n'),
  );

describe('npm run build', () => {
  it('gives the same bytes each time, for the functions that are deployed', async () => {
    const output = join(directory, 'whole');

    await build({ output });
    const once = hashesOf(output);
    await build({ output });

    expect(Object.keys(once).filter((file) => file.endsWith('/handler.mjs'))).toHaveLength(
      functionNames.length + ownFunctionNames.length,
    );
    expect(hashesOf(output)).toEqual(once);
  });

  it('builds what can be built and names what is missing', async () => {
    const template = project('missing', ['here', 'gone']);
    write('missing/functions/here/handler.ts', 'export const handler = async () => 1;');
    const output = join(directory, 'missing/out');

    await expect(build({ template, output })).rejects.toThrow(
      /functions\/gone\/handler\.ts does not exist$/,
    );

    expect(Object.keys(hashesOf(join(output, 'bundles')))).toEqual(['here/handler.mjs']);
  });

  it('leaves the old bundle where the new source is broken, and says what is wrong', async () => {
    const template = project('broken', ['fn']);
    const output = join(directory, 'broken/out');
    write('broken/functions/fn/handler.ts', 'export const handler = async () => 1;');
    await build({ template, output });
    const before = hashesOf(join(output, 'bundles'));
    write('broken/functions/fn/handler.ts', "import { nothing } from './nowhere.ts';nothing(");

    await expect(build({ template, output })).rejects.toThrow(/handler\.ts:1:/);

    expect(hashesOf(join(output, 'bundles'))).toEqual(before);
    expect(readdirSync(join(output, 'staging'))).toEqual([]);
  });

  it('says once what is wrong in a file of two functions, without the command line of esbuild', async () => {
    const template = project('shared', ['one', 'two']);
    for (const name of ['one', 'two']) {
      write(`shared/functions/${name}/handler.ts`, "export * from '../common.ts';");
    }
    write('shared/functions/common.ts', 'export const = ;');

    const said = await build({ template, output: join(directory, 'shared/out') }).catch(String);

    expect(String(said).match(/common\.ts:1:/g)).toHaveLength(1);
    expect(said).not.toContain('--bundle');
  });

  it('takes away the chunks that a new bundle has no more', async () => {
    const template = project('chunks', ['fn']);
    const output = join(directory, 'chunks/out');
    const source = (text: string) =>
      write(
        'chunks/functions/fn/handler.ts',
        `export const handler = async () => (await import('./${text}.ts')).text;`,
      );
    for (const text of ['a', 'b']) {
      write(`chunks/functions/fn/${text}.ts`, `export const text = '${text}';`);
    }
    source('a');
    await build({ template, output });
    const before = Object.keys(hashesOf(join(output, 'bundles/fn')));
    source('b');

    await build({ template, output });

    const after = Object.keys(hashesOf(join(output, 'bundles/fn')));
    expect([before.length, after.length]).toEqual([2, 2]);
    expect(before.find((file) => file.startsWith('a-'))).toBeDefined();
    expect(after.find((file) => file.startsWith('a-'))).toBeUndefined();
  });
});

describe('a new bundle', () => {
  it('is never there in part: who reads meanwhile finds the old file or the new one, whole', async () => {
    const target = join(directory, 'target');
    const texts = ['a'.repeat(300_000), 'b'.repeat(300_000)];
    let reading = true;
    const seen = new Set<string>();
    const reader = (async () => {
      while (reading) {
        const text = await readFile(join(target, 'handler.mjs'), 'utf8').catch(() => undefined);
        if (text !== undefined) seen.add(text);
      }
    })();

    // As many rounds as it takes until the reader has met both, whatever else the machine does.
    for (let round = 0; round < 40 || seen.size < 2; round += 1) {
      write(`source-${round}/handler.mjs`, texts[round % 2] ?? '');
      replaceFolder(join(directory, `source-${round}`), target);
      await new Promise((resolve) => setImmediate(resolve));
    }
    reading = false;
    await reader;

    expect([...seen].toSorted()).toEqual(texts);
  });
});

describe('BuildProperties', () => {
  it('become the flags that SAM gives esbuild', () => {
    expect(
      esbuildFlags({
        Format: 'esm',
        Minify: false,
        Target: 'node24',
        Sourcemap: true,
        OutExtension: ['.js=.mjs'],
        MainFields: 'module,main',
        EntryPoints: ['handler.ts'],
      }),
    ).toEqual([
      '--bundle',
      '--platform=node',
      '--target=node24',
      '--format=esm',
      '--sourcemap',
      '--out-extension:.js=.mjs',
      '--main-fields=module,main',
    ]);
  });

  it('have SAM’s own defaults where they say nothing', () => {
    expect(esbuildFlags({})).toEqual([
      '--bundle',
      '--platform=node',
      '--target=es2020',
      '--format=cjs',
      '--minify',
    ]);
  });

  it('of a shape that SAM does not know are refused', () => {
    expect(() => esbuildFlags({ Alias: { a: 'b' } })).toThrow();
  });
});
