import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../local/paths.ts';

const pictures = [
  ...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g),
].map(([, path = '']) => path);

it('README.md shows a picture, and each is a file under 300 kB', () => {
  expect(pictures).not.toEqual([]);
  for (const path of pictures) expect(statSync(join(root, path)).size).toBeLessThan(300_000);
});
