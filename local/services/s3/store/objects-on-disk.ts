import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { replaceFile } from '#shared/system/files.ts';
import { type Objects, objectsInMemory, type StoredObject } from './objects.ts';

const FileSchema = v.object({
  key: v.string(),
  data: v.string(),
  etag: v.string(),
  modifiedAt: v.number(),
  headers: v.record(v.string(), v.string()),
  checksums: v.record(v.string(), v.string()),
});

/** A key may hold `..` and slashes, so its hash names the file. */
const nameOf = (key: string): string => `${createHash('sha256').update(key).digest('hex')}.json`;

const read = (file: string): readonly [string, StoredObject] => {
  const { key, data, ...rest } = v.parse(FileSchema, JSON.parse(readFileSync(file, 'utf8')));
  return [key, { ...rest, data: Buffer.from(data, 'base64') }];
};

/** Objects that outlive the process: one file each, replaced as a whole. */
export const objectsOnDisk = (directory: string): Objects => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
  const memory = objectsInMemory(files.map((name) => read(join(directory, name))));
  return {
    ...memory,
    put: (key, object) => {
      const { data, ...rest } = object;
      const text = JSON.stringify({ key, ...rest, data: data.toString('base64') });
      replaceFile(join(directory, nameOf(key)), text);
      memory.put(key, object);
    },
    delete: (key) => {
      rmSync(join(directory, nameOf(key)), { force: true });
      memory.delete(key);
    },
  };
};
