import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleImport } from './import-cost.ts';
import { median } from './median.ts';

const parts = fileURLToPath(new URL('../shared/events/', import.meta.url));
const output = fileURLToPath(new URL('../.build/imports/', import.meta.url));

/** What stands beside the parts: what they share, and the builders. */
const others = ['testing', 'trigger-event.ts'];

export type ImportCost = {
  readonly part: string;
  readonly bytes: number;
  /** From `import()` to the module, in a process of its own; the median. */
  readonly ms: number;
};

const timer = (file: string): string =>
  `const started = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - started);`;

/** Loads one empty module first, so that the loader's own start is not counted. */
const timeOnce = (file: string): number =>
  Number(
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `await import('data:text/javascript,export{}'); ${timer(file)}`,
      ],
      { encoding: 'utf8' },
    ),
  );

/** Bytes and time of each trigger's part of the event library, bundled and minified with all that it needs. */
export const measureImports = async (rounds: number): Promise<readonly ImportCost[]> => {
  mkdirSync(output, { recursive: true });
  const files = readdirSync(parts).filter((file) => !others.includes(file));
  const measured: ImportCost[] = [];
  for (const file of files) {
    const part = basename(file, '.ts');
    const text = await bundleImport(`${parts}${file}`);
    const bundle = `${output}${part}.mjs`;
    writeFileSync(bundle, text);
    const times = Array.from({ length: rounds }, () => timeOnce(bundle));
    measured.push({ part, bytes: Buffer.byteLength(text), ms: median(times) });
  }
  return measured;
};
