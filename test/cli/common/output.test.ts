import { WriteStream } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  counted,
  labelled,
  list,
  paragraph,
  plainScreen,
  type Screen,
  screenOf,
  table,
  wrap,
} from '../../../cli/common/output.ts';
import fc from '../../support/properties.ts';

const arn = `arn:aws:lambda:eu-central-1:123456789012:function:${'a'.repeat(60)}`;

describe('wrap', () => {
  it('keeps every word whole and in its order, and each line within the width', () => {
    const words = fc.array(fc.stringMatching(/^[a-zü:/-]{1,30}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 60 }), (text, width) => {
        const lines = wrap(text.join(' '), width);

        expect(lines.join(' ').split(' ')).toEqual(text);
        for (const line of lines) {
          expect(line.length <= width || !line.includes(' ')).toBe(true);
        }
      }),
    );
  });

  it('puts a word that is longer than the line, such as an ARN, on a line of its own', () => {
    expect(wrap(`Calls ${arn} now.`, 80)).toEqual(['Calls', arn, 'now.']);
  });

  it('does not count what only colours the text', () => {
    expect(wrap('\u001B[31mred\u001B[39m and blue', 12)).toHaveLength(1);
  });
});

describe('a paragraph', () => {
  it('has the indent on every line and ends within the width', () => {
    expect(paragraph('one two three four', plainScreen(12), '  ')).toBe('  one two\n  three four');
  });

  it('behind a label stands under its first word', () => {
    expect(labelled('fix  ', 'one two three', plainScreen(12))).toBe('fix  one two\n     three');
  });

  it('of a list begins with a dash', () => {
    expect(list(['one two', 'three'], plainScreen(10))).toBe('  - one\n    two\n  - three');
  });
});

describe('a table', () => {
  it('lines its columns up and wraps the last one under itself', () => {
    const rows = [
      ['note', 'a', 'one two three'],
      ['warning', 'bcd', 'four'],
    ];

    expect(table(rows, plainScreen(24))).toEqual([
      '  note     a    one two\n                three',
      '  warning  bcd  four',
    ]);
  });

  it('lines up colours as it lines up plain text', () => {
    const coloured: Screen = { width: 80, style: (_, text) => `\u001B[31m${text}\u001B[39m` };
    const rows = (screen: Screen) => [
      [screen.style('red', 'note'), 'x'],
      ['warning', 'y'],
    ];

    const plain = table(rows(plainScreen(80)), plainScreen(80));

    expect(table(rows(coloured), coloured).map(stripVTControlCharacters)).toEqual(plain);
  });
});

describe('the screen of a stream', () => {
  it.each([
    [undefined, 80],
    [100, 100],
    [300, 120],
    [10, 40],
  ])('that has %s columns is %s wide', (columns, width) => {
    const stream = Object.create(process.stdout, { columns: { value: columns } });

    expect(screenOf(stream).width).toBe(width);
  });
});

describe('Colour', () => {
  afterEach(() => vi.unstubAllEnvs());

  const terminal = Object.create(WriteStream.prototype, { isTTY: { value: true } });
  const pipe = Object.create(WriteStream.prototype, { isTTY: { value: false } });

  it.each([
    ['a terminal', terminal, {}, true],
    ['a terminal with NO_COLOR', terminal, { NO_COLOR: '1' }, false],
    ['a pipe', pipe, {}, false],
    ['a pipe with FORCE_COLOR', pipe, { FORCE_COLOR: '1' }, true],
  ] as const)('in %s is as Node decides: %#', (_, stream, env, coloured) => {
    for (const name of ['CI', 'NO_COLOR', 'FORCE_COLOR', 'NODE_DISABLE_COLORS'])
      vi.stubEnv(name, undefined);
    vi.stubEnv('TERM', 'xterm-256color');
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);

    expect(screenOf(stream).style('red', 'x') !== 'x').toBe(coloured);
  });
});

it('A count has its noun in the plural but for one.', () => {
  expect([0, 1, 2].map((count) => counted(count, 'error'))).toEqual([
    '0 errors',
    '1 error',
    '2 errors',
  ]);
});
