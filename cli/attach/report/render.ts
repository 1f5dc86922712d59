import type { Refusal } from '../plan/refusal.ts';
import { snippetTitle } from '../plan/snippets/snippets.ts';
import { headlineOf } from './headline.ts';
import { shortenArns, wrap } from './lines.ts';
import type { Report } from './report.ts';
import { sectionsOf } from './sections.ts';

type Line = { readonly text: string; readonly hanging: string };

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

const plain = (text: string): Line => ({ text, hanging: '' });

/** Further lines of a point stand deeper than the next point; a section of one point needs no such mark. */
const point = (text: string, isOnly: boolean): Line => {
  const [indent = ''] = /^ */.exec(text) ?? [];
  return { text, hanging: isOnly ? indent : `${indent}    ` };
};

const linesOf = (report: Report): readonly Line[] => [
  plain(headlineOf(report)),
  ...sectionsOf(report).flatMap(({ title, lines }) => [
    plain(''),
    plain(title),
    ...indented(lines).map((text) => point(text, lines.length === 1)),
  ]),
];

/** The snippets in the languages of the tool that owns the pool; --json has them for every tool. */
const snippetLines = ({ snippets, languages = [] }: Refusal): readonly string[] => {
  if (snippets === undefined) return [];
  if (languages.length === 0) return ['', 'Snippets for each tool are in the output of --json.'];
  return languages.flatMap((name) => [
    '',
    snippetTitle(name),
    ...indented(snippets[name].split('\n')),
  ]);
};

/** The report for people, in lines of `width` columns. Snippets and words that are longer keep their shape. */
export const render = (report: Report, width: number): string => {
  const lines = linesOf(report);
  const texts = shortenArns(lines.map(({ text }) => text));
  return [
    ...lines.flatMap(({ hanging }, index) => wrap(texts[index] ?? '', width, hanging)),
    ...(report.refusals ?? []).flatMap(snippetLines),
  ].join('\n');
};
