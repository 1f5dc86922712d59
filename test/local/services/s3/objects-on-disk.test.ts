import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { objectsOnDisk } from '../../../../local/services/s3/store/objects-on-disk.ts';

const newDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 's3-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return join(directory, 's3');
};

const object = {
  data: Buffer.from([0, 255, 10]),
  etag: '"e"',
  modifiedAt: 1,
  headers: { 'content-type': 'image/png' },
  checksums: {},
};

it('objects on disk are there again after a restart, and deleted ones are not', () => {
  const directory = newDirectory();
  const before = objectsOnDisk(directory);
  before.put('private/../a', object);
  before.put('b', object);
  before.delete('b');

  const after = objectsOnDisk(directory);

  expect(after.keys()).toEqual(['private/../a']);
  expect(after.get('private/../a')).toEqual(object);
});

it('only the owner of the directory may read the files of users', () => {
  const directory = newDirectory();
  objectsOnDisk(directory).put('a', object);

  const [file = ''] = readdirSync(directory);

  expect(statSync(join(directory, file)).mode & 0o077).toBe(0);
  expect(statSync(directory).mode & 0o077).toBe(0);
});
