import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { triggers } from '#shared/cognito/triggers.ts';
import { consoleDirectory, root } from '../paths.ts';
import { replaceFolder } from './replace-folder.ts';
import { runEsbuild } from './run-esbuild.ts';

const sources = join(root, 'console');
// Apart from those of the functions, which the release check reads as what is deployed.
const metaDirectory = join(root, '.build', 'console-meta');

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

/** The metafile, with the paths that the files have in the end. */
const keepMetafile = (staged: string, folder: string): void => {
  const meta = readFileSync(staged, 'utf8').replaceAll(
    relative(root, folder),
    relative(root, consoleDirectory),
  );
  mkdirSync(metaDirectory, { recursive: true });
  writeFileSync(join(metaDirectory, 'console.json'), meta);
};

/**
 * Bundles the page of the local stack into `.build/console`: document, script, style and sample events. They are made
 * aside and moved into place one by one, so that a running stack serves no half of a file.
 */
export const buildConsole = async (): Promise<void> => {
  const staging = join(root, '.build', 'staging-console', String(process.pid));
  const made = join(staging, 'console');
  const metafile = join(staging, 'console.json');
  mkdirSync(made, { recursive: true });
  const [script, style] = [join(sources, 'main.tsx'), join(sources, 'style', 'main.css')];
  await Promise.all([
    runEsbuild([script, ...flags, `--outdir=${made}`, `--metafile=${metafile}`], root),
    runEsbuild([style, '--bundle', '--minify', `--outdir=${made}`], root),
  ]);
  writeFileSync(join(made, 'samples.json'), JSON.stringify(samples()));
  copyFileSync(join(sources, 'index.html'), join(made, 'index.html'));
  replaceFolder(made, consoleDirectory);
  keepMetafile(metafile, made);
  rmSync(staging, { recursive: true, force: true });
};
