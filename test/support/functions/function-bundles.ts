import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory of bundles, one `<name>/handler.mjs` for each source; made for one test file and removed after it. */
export const functionBundles = (sources: Readonly<Record<string, string>>) => {
  const directory = mkdtempSync(join(tmpdir(), 'bundles-'));
  const write = (name: string, source: string): void => {
    mkdirSync(join(directory, name), { recursive: true });
    writeFileSync(join(directory, name, 'handler.mjs'), source);
  };
  for (const [name, source] of Object.entries(sources)) write(name, source);
  return {
    directory,
    write,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
};
