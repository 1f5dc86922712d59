import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from '../local/build/build.ts';
import { buildConsole } from '../local/build/console.ts';
import { bundlesDirectory, consoleDirectory, root, templateFile } from '../local/paths.ts';

// What `npm pack` packs: `dist`, the repository's tree in JavaScript with declarations, with the files that it reads.
// Node strips no types below node_modules.

const dist = join(root, 'dist');
const inDist = (...path: readonly string[]): string => join(dist, ...path);

const compile = (): void => {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const config = join(root, 'release', 'tsconfig.package.json');
  execFileSync(process.execPath, [compiler, '-p', config], { stdio: 'inherit' });
};

/** The local stack reads its template, runs the bundles as they are deployed, and serves its page. */
const copyRead = (): void => {
  cpSync(templateFile, inDist('template.yaml'));
  cpSync(bundlesDirectory, inDist('.build', 'bundles'), { recursive: true });
  cpSync(consoleDirectory, inDist('.build', 'console'), { recursive: true });
  cpSync(join(root, 'events'), inDist('events'), { recursive: true });
  for (const file of globSync('local/**/*.json', { cwd: root }))
    cpSync(join(root, file), inDist(file));
};

/** `#shared/` is a name of the repository: in the package every import of its own files is relative. */
const resolveShared = (): void => {
  for (const file of globSync('**/*.{js,d.ts}', { cwd: dist })) {
    const text = readFileSync(inDist(file), 'utf8');
    const shared = relative(dirname(file), 'shared');
    const path = shared.startsWith('.') ? shared : `./${shared}`;
    writeFileSync(
      inDist(file),
      text.replace(/(['"])#shared\/([\w/-]+)\.ts\1/g, `$1${path}/$2.js$1`),
    );
  }
};

const copyProgram = (): void => {
  cpSync(join(root, 'release', 'program.mjs'), inDist('program.mjs'));
  chmodSync(inDist('program.mjs'), 0o755);
};

rmSync(dist, { recursive: true, force: true });
await Promise.all([build(), buildConsole()]);
compile();
copyRead();
resolveShared();
copyProgram();
