import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../../local/paths.ts';

/** What makes SAM's builder install packages, in place, with development packages left out of node_modules. */
const manifests = ['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'node_modules'];

describe('functions/', () => {
  it('functions/ has no package.json, so that sam build bundles it in place and installs nothing', () => {
    const files = readdirSync(join(root, 'functions'), { recursive: true, encoding: 'utf8' });
    const found = files.filter((file) => manifests.includes(file.split('/').at(-1) ?? ''));

    expect(files.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });
});
