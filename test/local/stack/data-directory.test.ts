import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeDataDirectory } from '../../../local/stack/data-directory.ts';
import { keepSecrets } from '../../../local/template/secrets.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const parent = temporaryFolder('data');

const newDirectory = (name: string): string => join(parent, name, 'below');

describe('a data directory', () => {
  it('a data directory is created if missing, readable only by its owner', () => {
    const { path, release } = takeDataDirectory(newDirectory('new'));

    expect(statSync(path).mode & 0o077).toBe(0);
    release();
  });

  it('a data directory belongs to one stack at a time, and to another after its release', () => {
    const directory = newDirectory('one');
    const first = takeDataDirectory(directory);

    expect(() => takeDataDirectory(directory)).toThrow(`is in use by process ${process.pid}`);
    first.release();
    takeDataDirectory(directory).release();
  });

  it('a data directory is refused while the process named by its lock is alive, and taken otherwise', async () => {
    const directory = newDirectory('other');
    takeDataDirectory(directory).release();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const ended = once(other, 'exit');
    onTestFinished(() => void other.kill('SIGKILL'));
    writeFileSync(join(directory, 'stack.pid'), String(other.pid));

    expect(() => takeDataDirectory(directory)).toThrow(`is in use by process ${other.pid}`);
    other.kill('SIGKILL');
    await ended;
    takeDataDirectory(directory).release();
  });

  it.each(['', 'nonsense', '-1', String(process.pid)])(
    'a data directory is taken where a killed process left a lock of %j',
    (text) => {
      const directory = newDirectory(`stale-${text}`);
      takeDataDirectory(directory).release();
      writeFileSync(join(directory, 'stack.pid'), text);

      takeDataDirectory(directory).release();
    },
  );

  it('a data directory is refused where a file has its name', () => {
    const file = join(parent, 'file');
    writeFileSync(file, '');

    expect(() => takeDataDirectory(file)).toThrow(
      `${file} cannot be used as a data directory (EEXIST)`,
    );
  });
});

describe('the pepper in it', () => {
  const make = (name: string) => () => ({ [name]: { current: `${name}-${Math.random()}` } });

  it('the pepper stays the same, and a secret that the template declares later is added', () => {
    const directory = newDirectory('pepper');
    const first = keepSecrets(directory, make('CodePepper'));

    const again = keepSecrets(directory, make('CodePepper'));
    const more = keepSecrets(directory, make('Other'));

    expect(again).toEqual(first);
    expect(more).toEqual({ ...first, Other: expect.anything() });
    expect(keepSecrets(directory, make('Other'))).toEqual(more);
    expect(statSync(join(directory, 'pepper.json')).mode & 0o077).toBe(0);
  });

  it.each(['{"CodePepper":{"current":"canary', 'null', '{"CodePepper":7}'])(
    'a damaged pepper file is not replaced: %s',
    (text) => {
      const directory = newDirectory(`damaged-${text.length}`);
      keepSecrets(directory, make('CodePepper'));
      const file = join(directory, 'pepper.json');
      writeFileSync(file, text);

      expect(() => keepSecrets(directory, make('CodePepper'))).toThrow(
        `${file} is damaged: it is not the JSON that was written there`,
      );
    },
  );
});
