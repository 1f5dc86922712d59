import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sections, titleOf } from '../../site/sections.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tracked = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' });
const shown = Object.values(sections).flat();

describe('the documentation site', () => {
  it('shows every page of the repository in one section', () => {
    expect([...shown].sort()).toEqual(tracked.trim().split('\n').sort());
  });

  it('has a title for every page', () => {
    expect(new Set(shown.map(titleOf)).size).toBe(shown.length);
  });
});
