import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { readIfThere, replaceFile } from '#shared/system/files.ts';

/** One change: the collection, the key, and the new value (absent: deleted). */
export type JournalEntry = readonly [collection: string, key: string, value?: unknown];

const writeAll = (descriptor: number, text: string): void => {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
};

/**
 * JSON has no `undefined`: a deletion is a line of two members. With null as third member it would be read as a
 * value.
 */
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

/**
 * A last line without its end is dropped: the process was killed while writing it, so the change was never
 * acknowledged.
 */
const readEntries = (file: string): JournalEntry[] => {
  const text = readIfThere(file) ?? '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter(Boolean)
    .map((line, index) => parseLine(line, `${file}, line ${index + 1}`));
};

/**
 * An append-only file of changes. `append` returns after the operating system has the bytes, so `kill -9` loses no
 * acknowledged change. A crash of the machine may lose the latest ones.
 */
export class Journal {
  readonly #file: string;
  #descriptor: number;

  constructor(file: string) {
    this.#file = file;
    this.#descriptor = openSync(this.#file, 'a', 0o600);
  }

  /** All changes so far, oldest first. */
  read(): readonly JournalEntry[] {
    return readEntries(this.#file);
  }

  /** Replaces all entries of the file, atomically. */
  rewrite(entries: Iterable<JournalEntry>): void {
    replaceFile(this.#file, Array.from(entries, toLine).join(''));
    closeSync(this.#descriptor);
    this.#descriptor = openSync(this.#file, 'a', 0o600);
  }

  /** Throws where the write fails, for instance on a full disk, and leaves the file as it was. */
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
