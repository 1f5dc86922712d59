import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { triggers } from '#shared/cognito/triggers.ts';
import { consoleDirectory, root } from '../paths.ts';
import { runEsbuild } from './run-esbuild.ts';

const sources = join(root, 'console');

/** The classic form of JSX: it is shorter than the automatic one, which the types follow. */
const jsx = { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' };

const flags = [
  '--bundle',
  '--splitting',
  '--minify',
  '--charset=utf8',
  '--format=esm',
  '--target=es2024',
  `--tsconfig-raw=${JSON.stringify({ compilerOptions: jsx })}`,
  `--inject:${join(sources, 'jsx.ts')}`,
  `--outdir=${consoleDirectory}`,
];

type Sample = {
  readonly file: string;
  /** The logical id; absent where the suite has no function for the trigger. */
  readonly function?: string;
  readonly event: unknown;
};

const functionOf = (folder: string): string | undefined => {
  if (folder === 'code-delivery') return 'CodeDeliveryFunction';
  const trigger = triggers.find((candidate) => candidate.folder === folder);
  return trigger !== undefined && 'functionId' in trigger ? trigger.functionId : undefined;
};

/** Every sample event with its function, for the page's playground. */
const samples = (): readonly Sample[] => {
  const events = join(root, 'events');
  const files = readdirSync(events, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /^[\w-]+[/\\].+\.json$/.test(file))
    .toSorted()
    .map((file) => {
      const name = functionOf(file.split(/[/\\]/)[0] ?? '');
      return {
        file: relative(root, join(events, file)),
        ...(name === undefined ? {} : { function: name }),
        event: JSON.parse(readFileSync(join(events, file), 'utf8')),
      };
    });
};

/** Bundles the page of the local stack into `.build/console`: document, script, style and sample events. */
export const buildConsole = async (): Promise<void> => {
  rmSync(consoleDirectory, { recursive: true, force: true });
  mkdirSync(consoleDirectory, { recursive: true });
  const metafile = join(root, '.build', 'meta', 'console.json');
  await Promise.all([
    runEsbuild([join(sources, 'main.tsx'), ...flags, `--metafile=${metafile}`], root),
    runEsbuild(
      [join(sources, 'style', 'main.css'), '--bundle', '--minify', `--outdir=${consoleDirectory}`],
      root,
    ),
  ]);
  writeFileSync(join(consoleDirectory, 'samples.json'), JSON.stringify(samples()));
  // Last: its time says whether the page is newer than its sources.
  copyFileSync(join(sources, 'index.html'), join(consoleDirectory, 'index.html'));
};
