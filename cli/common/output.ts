import { stripVTControlCharacters, styleText } from 'node:util';

/** Where text goes: how wide it is, and how it shows emphasis. */
export type Screen = {
  /** Columns. */
  readonly width: number;
  readonly style: (name: Style, text: string) => string;
};

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** What a pipe and a file get: the width of the oldest terminals. */
const widthWithoutTerminal = 80;
/** Lines longer than this are hard to follow. */
const widest = 120;
const narrowest = 40;

/** The screen of a stream. Node reads NO_COLOR, FORCE_COLOR and whether the stream is a terminal. */
export const screenOf = (stream: NodeJS.WriteStream): Screen => ({
  width: Math.min(Math.max(stream.columns ?? widthWithoutTerminal, narrowest), widest),
  style: (name, text) => styleText(name, text, { stream }),
});

/** A screen without colours. */
export const plainScreen = (width: number): Screen => ({ width, style: (_, text) => text });

const lengthOf = (text: string): number => stripVTControlCharacters(text).length;

/** Breaks a text between words. A word that is longer than the line, such as an ARN, gets a line of its own whole. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || lengthOf(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
};

/** A paragraph: every line begins with the indent. */
export const paragraph = (text: string, { width }: Screen, indent = ''): string =>
  wrap(text, width - indent.length)
    .map((line) => `${indent}${line}`.trimEnd())
    .join('\n');

/** A paragraph behind a label; further lines stand under the first word. */
export const labelled = (label: string, text: string, screen: Screen): string => {
  const indent = ' '.repeat(lengthOf(label));
  return `${label}${paragraph(text, screen, indent).slice(indent.length)}`;
};

/** Points of a list, one below the other. */
export const list = (points: readonly string[], screen: Screen): string =>
  points.map((point) => labelled('  - ', point, screen)).join('\n');

const padded = (text: string, width: number): string =>
  `${text}${' '.repeat(Math.max(0, width - lengthOf(text)))}`;

/**
 * The rows of a table, a text each: all columns but the last are as wide as their widest cell, the last one takes the rest and wraps
 * under itself. Columns are two blanks apart.
 */
export const table = (
  rows: readonly (readonly string[])[],
  screen: Screen,
  indent = '  ',
): readonly string[] => {
  const columns = Math.max(0, ...rows.map((row) => row.length - 1));
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.max(...rows.map((row) => lengthOf(row[index] ?? ''))),
  );
  return rows.map((row) => {
    const head = widths.map((width, index) => padded(row[index] ?? '', width)).join('  ');
    return labelled(`${indent}${head}  `, row.at(-1) ?? '', screen).trimEnd();
  });
};

/** `1 error`, `2 errors`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
