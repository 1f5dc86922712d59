import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIfThere } from '#shared/system/files.ts';
import { LockedError, lock } from '../../../cli/common/lock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const directory = temporaryFolder('lock');
const fresh = (name: string): string => join(directory, `${name}-${Math.random()}`);

describe('a lock', () => {
  it('a lock refuses a second run, names the first, and is free after its release', () => {
    const file = fresh('lock');
    const release = lock(file);

    expect(() => lock(file)).toThrow(LockedError);
    expect(() => lock(file)).toThrow(String(process.pid));
    release();

    lock(file)();
    expect(readIfThere(file)).toBeUndefined();
  });

  it('a lock of a process of this machine that has ended is taken over', () => {
    const file = fresh('lock');
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));

    const release = lock(file);

    expect(readFileSync(file, 'utf8')).toContain(String(process.pid));
    release();
  });

  it.each([
    ['another machine', JSON.stringify({ pid: 2 ** 22 + 1, host: 'another-host' })],
    ['a program that writes something else', 'mine'],
  ])('a lock is not taken over from %s', (_, text) => {
    const file = fresh('lock');
    writeFileSync(file, text);

    expect(() => lock(file)).toThrow(LockedError);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
