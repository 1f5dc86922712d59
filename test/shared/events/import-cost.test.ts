import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bytesOfImport } from '../../../bench/import-cost.ts';

const folder = fileURLToPath(new URL('../../../shared/events/', import.meta.url));
const helpers = ['trigger-event.ts', 'testing'];
const files = readdirSync(folder).filter((file) => !helpers.includes(file));

describe("importing one trigger's part of the event library", () => {
  it.each(files)('costs under 8 kB: %s', async (file) => {
    expect(await bytesOfImport(`${folder}${file}`)).toBeLessThan(8_000);
  });
});
