import type { Refusal } from '../plan/refusal.ts';
import { headlineOf } from './headline.ts';
import { shortenArns, wrap } from './lines.ts';
import type { Report } from './report.ts';
import { type Section, sectionsOf } from './sections.ts';

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

const sectionLines = ({ title, lines }: Section): readonly string[] => [
  '',
  title,
  ...indented(lines),
];

/** The snippet in the language of the template that owns the pool; --json has both. */
const snippetLines = ({ code, snippets }: Refusal): readonly string[] => {
  if (snippets === undefined) return [];
  if (code === 'owned_by_stack') {
    return [
      '',
      'For the CloudFormation template',
      ...indented(snippets.cloudFormation.split('\n')),
    ];
  }
  if (code === 'owned_by_terraform') {
    return ['', 'For the Terraform configuration', ...indented(snippets.terraform.split('\n'))];
  }
  return ['', 'Snippets for CloudFormation and Terraform are in the output of --json.'];
};

const hangingOf = (line: string): string => `${/^ */.exec(line)?.[0] ?? ''}    `;

/** The report for people, in lines of `width` columns. Snippets and words that are longer keep their shape. */
export const render = (report: Report, width: number): string => {
  const lines = [headlineOf(report), ...sectionsOf(report).flatMap(sectionLines)];
  return [
    ...shortenArns(lines).flatMap((line, index) =>
      wrap(line, width, index === 0 ? '' : hangingOf(line)),
    ),
    ...(report.refusals ?? []).flatMap(snippetLines),
  ].join('\n');
};
