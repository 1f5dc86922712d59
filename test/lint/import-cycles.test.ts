import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Files of a project with our linter's settings in which the linter finds an import that is part of a cycle. */
const filesInCycles = (sources: Readonly<Record<string, string>>): readonly string[] => {
  const directory = mkdtempSync(join(tmpdir(), 'cycles-'));
  try {
    for (const file of ['biome.json', 'biome.imports.jsonc', 'package.json', '.gitignore']) {
      cpSync(join(root, file), join(directory, file));
    }
    for (const [file, source] of Object.entries(sources)) {
      mkdirSync(join(directory, dirname(file)), { recursive: true });
      writeFileSync(join(directory, file), source);
    }
    const { stdout } = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--only=suspicious/noImportCycles', '--reporter=github', '.'],
      { cwd: directory, encoding: 'utf8' },
    );
    const found = stdout.matchAll(
      /^::error title=lint\/suspicious\/noImportCycles,file=([^,]+),/gm,
    );
    return [...found].map(([, file = '']) => file.replace(`${directory}/`, '')).toSorted();
  } finally {
    rmSync(directory, { recursive: true });
  }
};

it('the linter refuses a cycle of relative imports, over any number of files', () => {
  const sources = {
    'cli/a.ts': "import { b } from './b.ts';\nexport const a = (): number => b();\n",
    'cli/b.ts': "import { c } from './c.ts';\nexport const b = (): number => c();\n",
    'cli/c.ts': "import { a } from './a.ts';\nexport const c = (): number => a();\n",
  };

  expect(filesInCycles(sources)).toEqual(['cli/a.ts', 'cli/b.ts', 'cli/c.ts']);
});

it('the linter refuses a cycle whose imports are written as #shared', () => {
  const sources = {
    'shared/a.ts': "import { b } from '#shared/b.ts';\nexport const a = (): number => b();\n",
    'shared/b.ts': "import { a } from '#shared/a.ts';\nexport const b = (): number => a();\n",
  };

  expect(filesInCycles(sources)).toEqual(['shared/a.ts', 'shared/b.ts']);
});

it('the linter refuses a cycle that is closed by the import of a type', () => {
  const sources = {
    'local/a.ts': "import { b } from './b.ts';\nexport type A = number;\nexport const a: A = b;\n",
    'local/b.ts': "import type { A } from './a.ts';\nexport const b: A = 1;\n",
  };

  expect(filesInCycles(sources)).toEqual(['local/a.ts', 'local/b.ts']);
});

it('the linter accepts two files that import the same third one', () => {
  const sources = {
    'cli/a.ts': "import { c } from './c.ts';\nexport const a = c;\n",
    'cli/b.ts': "import { c } from './c.ts';\nexport const b = c;\n",
    'cli/c.ts': 'export const c = 1;\n',
  };

  expect(filesInCycles(sources)).toEqual([]);
});
