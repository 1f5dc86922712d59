import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GroupRecord } from '../../../../../local/services/cognito-idp/store/records.ts';
import { openStore, type Store } from '../../../../../local/services/cognito-idp/store/store.ts';

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'store-'));
  file = join(directory, 'user-pool.journal');
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const group = (name: string, createdAt = 1): GroupRecord => ({
  poolId: 'p',
  name,
  createdAt,
  modifiedAt: createdAt,
});

/** What another process would find after this one was killed here. */
const reopened = <T>(read: (store: Store) => T): T => {
  const store = openStore(directory);
  const found = read(store);
  store.close();
  return found;
};

const names = ({ groups }: Store) => groups.values().map(({ name }) => name);

describe('what the store acknowledged', () => {
  it('a change is in the journal before it is visible, without a close', () => {
    const { groups } = openStore(directory);
    groups.put('a', group('a'));
    groups.put('b', group('b'));
    groups.put('a', group('a', 2));

    expect(reopened((store) => store.groups.get('a'))).toEqual(group('a', 2));
    expect(reopened(names)).toEqual(['a', 'b']);
  });

  it('a deleted record stays deleted after a restart', () => {
    const { groups } = openStore(directory);
    groups.put('a', group('a'));
    groups.put('b', group('b'));
    groups.delete('a');
    groups.delete('nobody');

    expect(reopened(names)).toEqual(['b']);
    expect(reopened(names)).toEqual(['b']);
    expect(reopened((store) => store.groups.get('a'))).toBeUndefined();
  });

  it('the journal is rewritten at the start without overwritten values', () => {
    const { groups } = openStore(directory);
    for (let time = 0; time < 50; time += 1) groups.put('a', group('a', time));
    const before = statSync(file).size;

    reopened(names);

    expect(statSync(file).size).toBeLessThan(before / 20);
    expect(reopened((store) => store.groups.get('a'))).toEqual(group('a', 49));
  });

  it('the journal is readable only by its owner', () => {
    openStore(directory);

    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('a store without a directory keeps its records in memory', () => {
    const { groups, close } = openStore();
    groups.put('a', group('a'));
    close();

    expect(groups.get('a')).toEqual(group('a'));
  });
});

describe('a line that a killed process left half written', () => {
  it('a torn last line is dropped wherever it ends, and nothing else is', () => {
    const { groups } = openStore(directory);
    groups.put('a', group('a'));
    const whole = readFileSync(file);
    groups.put('ü', group('ü'));
    const torn = readFileSync(file);

    for (let length = whole.length; length < torn.length; length += 1) {
      writeFileSync(file, torn.subarray(0, length));

      expect(reopened(names)).toEqual(['a']);
    }
  });

  it('a torn last line does not damage what is written after it', () => {
    openStore(directory).groups.put('a', group('a'));
    appendFileSync(file, '["groups","b",{"na');

    openStore(directory).groups.put('c', group('c'));

    expect(reopened(names)).toEqual(['a', 'c']);
  });
});

describe('a line that is damaged in the middle', () => {
  it.each(['["groups","canary"', 'canary', '{"canary":1}', '7'])(
    'a damaged line (%s) stops the start, and the error quotes nothing of it',
    (line) => {
      openStore(directory).groups.put('a', group('a'));
      const before = `${line}\n${readFileSync(file, 'utf8')}`;
      writeFileSync(file, before);

      expect(() => openStore(directory)).toThrow(`${file}, line 1 is damaged; nothing was changed`);
      expect(readFileSync(file, 'utf8')).toBe(before);
    },
  );
});
