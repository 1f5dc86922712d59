import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../build/build.ts';
import { root } from '../../paths.ts';

/** Folders whose files are in the bundles. */
const sources = ['functions', 'shared', 'extensions'];
/** An editor saves by several events; the build waits for the last. */
const quietMs = 150;

type Outcome = (text: string) => void;

/** One build at a time; changes during a build cause one more. */
const rebuilder = (reload: () => void, outcome: Outcome) => {
  let building = false;
  let changed = '';
  const run = async (): Promise<void> => {
    if (building) return;
    building = true;
    while (changed !== '') {
      const file = changed;
      changed = '';
      outcome(await rebuilt(file, reload));
    }
    building = false;
  };
  return (file: string): void => {
    changed = file;
    void run();
  };
};

const rebuilt = async (file: string, reload: () => void): Promise<string> => {
  const started = performance.now();
  try {
    await build();
    reload();
    return `reloaded  ${file} changed, built in ${Math.round(performance.now() - started)} ms`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `not reloaded  ${file}: the functions before the change still run\n${reason}`;
  }
};

/**
 * Builds after a change of a source and replaces the functions' processes. A build that fails leaves the old ones.
 * @returns ends it
 */
export const watchSources = (reload: () => void, outcome: Outcome): (() => void) => {
  const rebuild = rebuilder(reload, outcome);
  let timer: NodeJS.Timeout | undefined;
  const watchers = sources
    .filter((folder) => existsSync(join(root, folder)))
    .map((folder) =>
      watch(join(root, folder), { recursive: true }, (_, name) => {
        if (name === null || !name.endsWith('.ts')) return;
        clearTimeout(timer);
        timer = setTimeout(() => rebuild(join(folder, name)), quietMs);
      }),
    );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
};
