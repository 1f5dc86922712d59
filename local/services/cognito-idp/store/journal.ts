import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, replaceFile } from '#shared/system/files.ts';

/** One change: the collection, the key, and the new value (absent: deleted). */
export type JournalEntry = readonly [collection: string, key: string, value?: unknown];

const writeAll = (descriptor: number, text: string): void => {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
};

/** JSON has no `undefined`: a deletion is a line of two members, where null would come back as a value. */
const toLine = ([collection, key, value]: JournalEntry): string =>
  `${JSON.stringify(value === undefined ? [collection, key] : [collection, key, value])}\n`;

/** An error of JSON.parse would quote the line, and with it a user's data. */
const parseLine = (line: string, where: string): JournalEntry => {
  try {
    const entry: unknown = JSON.parse(line);
    if (Array.isArray(entry)) return entry as unknown as JournalEntry;
  } catch {
    // Reported below, without the line.
  }
  throw new Error(`${where} is damaged; nothing was changed`);
};

/** A line that a killed process left half written was never acknowledged: it is the last one, and is dropped. */
const readEntries = (file: string): JournalEntry[] => {
  const text = readIfThere(file) ?? '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter(Boolean)
    .map((line, index) => parseLine(line, `${file}, line ${index + 1}`));
};

/**
 * An append-only file of changes. `append` returns after the operating system has the bytes, so nothing that was
 * acknowledged is lost by `kill -9`; only a crash of the machine itself could lose the last moments.
 */
export class Journal {
  readonly #file: string;
  #descriptor: number;

  constructor(directory: string) {
    this.#file = join(directory, 'user-pool.journal');
    this.#descriptor = openSync(this.#file, 'a', 0o600);
  }

  /** All changes so far, oldest first. */
  read(): readonly JournalEntry[] {
    return readEntries(this.#file);
  }

  /** Replaces the file by these entries, whole or not at all. */
  rewrite(entries: Iterable<JournalEntry>): void {
    replaceFile(this.#file, Array.from(entries, toLine).join(''));
    closeSync(this.#descriptor);
    this.#descriptor = openSync(this.#file, 'a', 0o600);
  }

  /** Throws when the write fails, for instance on a full disk; the file is then as before, without half a line. */
  append(entry: JournalEntry): void {
    const { size } = fstatSync(this.#descriptor);
    try {
      writeAll(this.#descriptor, toLine(entry));
    } catch (error) {
      ftruncateSync(this.#descriptor, size);
      throw error;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
