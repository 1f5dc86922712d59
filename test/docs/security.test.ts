import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';

const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const [, section = ''] = /^## What is guaranteed\n(.*?)^## /ms.exec(page) ?? [];

/** Each guarantee begins with a bold sentence; its tests are linked before the next one begins. */
const guarantees = section
  .split(/^(?=\*\*)/m)
  .slice(1)
  .map((text) => ({
    claim: /^\*\*(.*?)\*\*/s.exec(text)?.[1]?.replaceAll('\n', ' ') ?? '',
    text,
  }));

describe('SECURITY.md', () => {
  it('lists the guarantees', () => {
    expect(guarantees.length).toBeGreaterThan(20);
  });

  it.each(guarantees)('the guarantee «$claim» links a test that exists', ({ text }) => {
    const tests = [...text.matchAll(/\]\((test\/[^)]+\.test\.ts)\)/g)].map(([, path = '']) => path);

    expect(tests).not.toEqual([]);
    expect(tests.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
