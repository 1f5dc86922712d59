import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIfThere, replaceFile, writeNew } from '../../../cli/common/atomic-file.ts';
import { LockedError, lock } from '../../../cli/common/lock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const directory = temporaryFolder('common-files');
const fresh = (name: string): string => join(directory, `${name}-${Math.random()}`);

describe('A file that is replaced', () => {
  it('has the new text, for its owner alone, and leaves nothing beside it', () => {
    const file = fresh('state');
    replaceFile(file, 'old');

    replaceFile(file, 'new');

    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory).filter((name) => name.endsWith('.next'))).toEqual([]);
  });

  it('is replaced although an earlier run was killed between writing and renaming', () => {
    const file = fresh('state');
    writeFileSync(`${file}.next`, 'half');

    replaceFile(file, 'new');

    expect(readIfThere(file)).toBe('new');
  });

  it('reads as nothing while it is not there', () => {
    expect(readIfThere(fresh('none'))).toBeUndefined();
  });

  it('is never overwritten by a file that must be new', () => {
    const file = fresh('backup');
    writeNew(file, 'first');

    expect(() => writeNew(file, 'second')).toThrow(/EEXIST/);
    expect(readIfThere(file)).toBe('first');
  });
});

describe('A lock', () => {
  it('keeps a second run out, names the first, and lets it in after the release', () => {
    const file = fresh('lock');
    const release = lock(file);

    expect(() => lock(file)).toThrow(LockedError);
    expect(() => lock(file)).toThrow(String(process.pid));
    release();

    lock(file)();
    expect(readIfThere(file)).toBeUndefined();
  });

  it('is taken over from a run of this machine that is over', () => {
    const file = fresh('lock');
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));

    const release = lock(file);

    expect(readFileSync(file, 'utf8')).toContain(String(process.pid));
    release();
  });

  it.each([
    ['another machine', JSON.stringify({ pid: 2 ** 22 + 1, host: 'another-host' })],
    ['a program that writes something else', 'mine'],
  ])('is not taken over from %s', (_, text) => {
    const file = fresh('lock');
    writeFileSync(file, text);

    expect(() => lock(file)).toThrow(LockedError);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
