import { existsSync, type FSWatcher, watch } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from '../../build/build.ts';
import { root, templateFile } from '../../paths.ts';

/** Folders whose files are in the bundles. */
const sources = ['functions', 'shared', 'extensions'];
const template = basename(templateFile);
/** An editor saves by several events; the build waits for the last. */
const quietMs = 150;

type Outcome = (text: string) => void;

export type Reload = {
  /** The functions' processes are replaced. */
  functions(): void;
  /** The stack is replaced: only a start reads the template. */
  stack(): Promise<void>;
};

const reloaded = async (files: ReadonlySet<string>, reload: Reload): Promise<string> => {
  const started = performance.now();
  const names = [...files].join(', ');
  const taken = () => `${Math.round(performance.now() - started)} ms`;
  try {
    await build();
    if (!files.has(template)) {
      reload.functions();
      return `reloaded  ${names} changed, built in ${taken()}`;
    }
    await reload.stack();
    return `restarted  ${names} changed, in ${taken()}; users and mails are kept only with --data`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `not reloaded  ${names}: the functions before the change still run\n${reason}`;
  }
};

/** One build at a time; changes during a build cause one more. */
const rebuilder = (reload: Reload, outcome: Outcome) => {
  let building = false;
  let timer: NodeJS.Timeout | undefined;
  const changed = new Set<string>();
  const run = async (): Promise<void> => {
    if (building) return;
    building = true;
    while (changed.size > 0) {
      const files = new Set(changed);
      changed.clear();
      outcome(await reloaded(files, reload));
    }
    building = false;
  };
  return {
    add: (file: string): void => {
      changed.add(file);
      clearTimeout(timer);
      timer = setTimeout(run, quietMs);
    },
    stop: () => clearTimeout(timer),
  };
};

/** Editors replace a file by renaming another, so that the folder is watched and not the file. */
const watchTemplate = (add: (file: string) => void): FSWatcher =>
  watch(root, (_, name) => {
    if (name === template) add(template);
  });

const watchFolder = (folder: string, add: (file: string) => void): FSWatcher =>
  watch(join(root, folder), { recursive: true }, (_, name) => {
    if (name?.endsWith('.ts')) add(join(folder, name));
  });

/**
 * Builds after a change of a source or of the template, and reloads what runs. A build that fails leaves the old.
 * @returns ends it
 */
export const watchSources = (reload: Reload, outcome: Outcome): (() => void) => {
  const { add, stop } = rebuilder(reload, outcome);
  const folders = sources.filter((folder) => existsSync(join(root, folder)));
  const watchers = [watchTemplate(add), ...folders.map((folder) => watchFolder(folder, add))];
  return () => {
    stop();
    for (const watcher of watchers) watcher.close();
  };
};
