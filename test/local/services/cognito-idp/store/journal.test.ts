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
  it('is in the file before anybody sees it: no close is needed', () => {
    const { groups } = openStore(directory);
    groups.put('a', group('a'));
    groups.put('b', group('b'));
    groups.put('a', group('a', 2));

    expect(reopened((store) => store.groups.get('a'))).toEqual(group('a', 2));
    expect(reopened(names)).toEqual(['a', 'b']);
  });

  it('stays deleted', () => {
    const { groups } = openStore(directory);
    groups.put('a', group('a'));
    groups.put('b', group('b'));
    groups.delete('a');
    groups.delete('nobody');

    expect(reopened(names)).toEqual(['b']);
    expect(reopened(names)).toEqual(['b']);
    expect(reopened((store) => store.groups.get('a'))).toBeUndefined();
  });

  it('is written anew at the start, without what was overwritten since', () => {
    const { groups } = openStore(directory);
    for (let time = 0; time < 50; time += 1) groups.put('a', group('a', time));
    const before = statSync(file).size;

    reopened(names);

    expect(statSync(file).size).toBeLessThan(before / 20);
    expect(reopened((store) => store.groups.get('a'))).toEqual(group('a', 49));
  });

  it('is readable by its owner alone', () => {
    openStore(directory);

    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('needs no directory where it may end with the process', () => {
    const { groups, close } = openStore();
    groups.put('a', group('a'));
    close();

    expect(groups.get('a')).toEqual(group('a'));
  });
});

describe('a line that a killed process left half written', () => {
  it('is dropped wherever it was torn, and nothing else is', () => {
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

  it('does not spoil what is written after it', () => {
    openStore(directory).groups.put('a', group('a'));
    appendFileSync(file, '["groups","b",{"na');

    openStore(directory).groups.put('c', group('c'));

    expect(reopened(names)).toEqual(['a', 'c']);
  });
});

describe('a line that is damaged in the middle', () => {
  it.each(['["groups","canary"', 'canary', '{"canary":1}', '7'])(
    'as %s stops the start and quotes nothing of it',
    (line) => {
      openStore(directory).groups.put('a', group('a'));
      const before = `${line}\n${readFileSync(file, 'utf8')}`;
      writeFileSync(file, before);

      expect(() => openStore(directory)).toThrow(`${file}, line 1 is damaged; nothing was changed`);
      expect(readFileSync(file, 'utf8')).toBe(before);
    },
  );
});
