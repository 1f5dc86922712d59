import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIfThere, replaceFile, writeNew } from '#shared/system/files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const directory = temporaryFolder('system-files');
const fresh = (name: string): string => join(directory, `${name}-${Math.random()}`);

describe('files', () => {
  it('a file that is replaced has the new text, is readable only by its owner, and nothing is left beside it', () => {
    const file = fresh('state');
    replaceFile(file, 'old');

    replaceFile(file, 'new');

    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory).filter((name) => name.endsWith('.next'))).toEqual([]);
  });

  it('a file is replaced although an earlier run was killed between writing and renaming', () => {
    const file = fresh('state');
    writeFileSync(`${file}.next`, 'half');

    replaceFile(file, 'new');

    expect(readIfThere(file)).toBe('new');
  });

  it('a missing file reads as undefined', () => {
    expect(readIfThere(fresh('none'))).toBeUndefined();
  });

  it('a file that must be new never overwrites one that exists', () => {
    const file = fresh('backup');
    writeNew(file, 'first');

    expect(() => writeNew(file, 'second')).toThrow(/EEXIST/);
    expect(readIfThere(file)).toBe('first');
  });
});
