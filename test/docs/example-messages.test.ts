import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasText, textOf } from '../../examples/react/src/messages.ts';
import { root } from '../../local/paths.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The codes in the first column of the tables of a page. */
const codesIn = (page: string, code: RegExp): readonly string[] =>
  page
    .split('\n')
    .map((line) => /^\| ([^|]*)\|/.exec(line)?.[1] ?? '')
    .flatMap((cell) => cell.match(code) ?? []);

const refusals = codesIn(read('docs/messages.md'), /(?<=`)[a-z]+(?:_[a-z]+)+(?=`)/g);
const shown = codesIn(
  read('docs/frontend.md'),
  /(?<=`)(?:[a-z]+(?:_[a-z]+)+|\w+(?:Exception|Error))(?=`)/g,
);

describe('the texts of examples/react', () => {
  it('docs/messages.md and docs/frontend.md list codes', () => {
    expect(refusals).toContain('temporarily_unavailable');
    expect(shown).toContain('NotAuthorizedException');
  });

  it.each(refusals)('the refusal %s has a text', (code) => {
    expect(hasText(code)).toBe(true);
  });

  it.each(refusals)('docs/frontend.md says what to show for %s', (code) => {
    expect(shown).toContain(code);
  });

  it('a failure without a text shows the general one, and nothing of the server', () => {
    expect(hasText('constructor')).toBe(false);
    expect(textOf('PreSignUp failed with error x')).toBe('Something went wrong. Try again.');
  });
});
