import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';

const json = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));

type Version = readonly [number, number];

const versionOf = (text: string): Version => {
  const [, major = '0', minor = '0'] = /^v?(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return [Number(major), Number(minor)];
};

const isAtLeast = ([major, minor]: Version, [other, otherMinor]: Version): boolean =>
  major > other || (major === other && minor >= otherMinor);

/** One comparator of a range: `>=22`, `^22.12`, `>12`, `<25`, `22.x`, `*`. */
const admits = (version: Version, comparator: string): boolean => {
  const [, operator = '', text = ''] = /^(>=|>|<|\^|~|=)?\s*(.*)$/.exec(comparator) ?? [];
  if (text === '' || text === '*') return true;
  const bound = versionOf(text);
  if (operator === '>=' || operator === '>') return isAtLeast(version, bound);
  if (operator === '<') return !isAtLeast(version, bound);
  return version[0] === bound[0] && isAtLeast(version, bound);
};

const isAdmitted = (version: Version, range: string): boolean =>
  range.split('||').some((set) =>
    set
      .trim()
      .replaceAll(/(>=|>|<|\^|~)\s+/g, '$1')
      .split(/\s+/)
      .every((comparator) => admits(version, comparator)),
  );

describe('the oldest Node that the documents name', () => {
  const named = json('package.json').engines.node.replace('>=', '');
  const packages: [string, { engines?: { node?: string } }][] = Object.entries(
    json('package-lock.json').packages,
  );

  it('npm ci warns of no package on that Node, and none on the Node 24 of the scripts', () => {
    const ranges = packages.map(([name, { engines }]) => ({ name, range: engines?.node ?? '*' }));

    expect(ranges.length).toBeGreaterThan(200);
    for (const version of [versionOf(named), versionOf('24.21')]) {
      expect(ranges.filter(({ range }) => !isAdmitted(version, range))).toEqual([]);
    }
    expect(ranges.filter(({ range }) => !isAdmitted(versionOf('20.20'), range))).not.toEqual([]);
  });

  it.each(['README.md', 'docs/deploy.md'])('%s names the same version', (page) => {
    expect(readFileSync(join(root, page), 'utf8')).toContain(`Node ${named} or later`);
  });
});
