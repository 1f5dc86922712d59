import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { measureBundles } from '../../../bench/bundle-budgets.ts';

const bundleOf = (folder: string): string =>
  fileURLToPath(new URL(`../../../.build/bundles/${folder}/handler.mjs`, import.meta.url));

describe('the bundle', () => {
  for (const { folder, bytes, budget, inputs } of measureBundles()) {
    it(`of ${folder} weighs no more than ${budget} bytes`, () => {
      expect(existsSync(bundleOf(folder))).toBe(true);
      expect(bytes).toBeGreaterThan(1_000);
      expect(bytes).toBeLessThanOrEqual(budget);
    });

    it(`of ${folder} holds nothing of the local stack or the tests`, () => {
      expect(inputs.filter((path) => /(^|\/)(local|test|bench)\//.test(path))).toEqual([]);
    });

    it(`of ${folder} reaches Node's http by the lean file alone, without undici`, () => {
      expect(readFileSync(bundleOf(folder), 'utf8')).not.toMatch(/from\s*["']node:http["']/);
    });
  }
});
