type Align = 'left' | 'right';

/** A Markdown table whose columns stand under each other: for the page and for a terminal. */
export const table = (rows: readonly (readonly string[])[], align: readonly Align[]): string => {
  const widths = align.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const pad = (row: readonly string[]): string =>
    line(
      row.map((cell, index) =>
        align[index] === 'right'
          ? cell.padStart(widths[index] ?? 0)
          : cell.padEnd(widths[index] ?? 0),
      ),
    );
  const rule = line(
    align.map((side, index) => {
      const width = widths[index] ?? 0;
      return side === 'right' ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
    }),
  );
  const [head = [], ...body] = rows;
  return [pad(head), rule, ...body.map(pad)].join('\n');
};
