import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli } from './planted/cli.ts';
import { extensions } from './planted/extensions.ts';
import { functions } from './planted/functions.ts';
import { local } from './planted/local.ts';
import { page } from './planted/page.ts';
import type { Room } from './planted/room.ts';
import { shared } from './planted/shared.ts';
import { tests } from './planted/tests.ts';

const rooms: readonly Room[] = [
  ...functions,
  ...extensions,
  ...shared,
  ...local,
  ...cli,
  ...page,
  ...tests,
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'import-rule-'));

const linesOf = ({ allowed, refused }: Room): readonly string[] => [...allowed, ...refused];

const plant = (room: Room): void => {
  const path = join(directory, room.file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, linesOf(room).join('\n'));
};

/** What Biome prints for the planted files; it ends with 1 when it refuses one. */
const lint = (): Promise<string> =>
  new Promise((resolve) => {
    const rule = '--only=style/noRestrictedImports';
    const settings = ['--reporter=github', '--max-diagnostics=none', '--vcs-enabled=false'];
    const biome = join(root, 'node_modules/.bin/biome');
    execFile(biome, ['lint', rule, ...settings], { cwd: directory }, (_error, stdout) =>
      resolve(stdout),
    );
  });

const placesIn = (report: string): readonly string[] =>
  [...report.matchAll(/title=lint\/style\/noRestrictedImports,file=([^,]+),line=(\d+),/g)].map(
    ([, file, line]) => `${file}:${line}`,
  );

/** `file:line` of each import that was refused. */
let refused: ReadonlySet<string>;

beforeAll(async () => {
  for (const name of ['biome.json', 'biome.imports.jsonc']) {
    copyFileSync(join(root, name), join(directory, name));
  }
  for (const room of rooms) plant(room);
  refused = new Set(placesIn(await lint()));
});

afterAll(() => rmSync(directory, { recursive: true }));

const isRefused = (room: Room, statement: string): boolean =>
  refused.has(`${join(directory, room.file)}:${linesOf(room).indexOf(statement) + 1}`);

describe.each(rooms)('$file', (room) => {
  it.each(room.refused)(`${room.file} may not contain %s`, (statement) => {
    expect(isRefused(room, statement)).toBe(true);
  });

  it.each(room.allowed)(`${room.file} may contain %s`, (statement) => {
    expect(isRefused(room, statement)).toBe(false);
  });
});
