import { counted, labelled, paragraph, type Screen, type Style, table } from '../common/output.ts';
import type { Finding, Severity } from './finding.ts';
import { headlineOf } from './headlines.ts';

const severities: readonly Severity[] = ['error', 'warning', 'note'];

const colours: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  note: 'cyan',
};

/** What the worst finding means for the pool. */
const verdicts: Readonly<Record<Severity, string>> = {
  error: 'A guarantee of the suite does not hold.',
  warning: 'The sign-in is weaker than it could be.',
  note: 'Nothing weakens the sign-in.',
};

const heading = (userPoolId: string, findings: readonly Finding[], screen: Screen): string => {
  const [worst] = findings;
  if (worst === undefined) {
    return paragraph(
      `User pool ${userPoolId}: no findings. The sign-in is as it should be.`,
      screen,
    );
  }
  const counts = severities
    .map((severity) => ({
      severity,
      count: findings.filter((one) => one.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => counted(count, severity));
  const incomplete = findings.some(({ id }) => id === 'not-looked-at')
    ? ' The check is incomplete: not everything could be read.'
    : '';
  return paragraph(
    `User pool ${userPoolId}: ${counts.join(', ')}. ${verdicts[worst.severity]}${incomplete}`,
    screen,
  );
};

const row = (finding: Finding, { style }: Screen): readonly string[] => [
  style(colours[finding.severity], finding.severity),
  finding.id,
  headlineOf(finding.id) ?? finding.reason,
];

/** A group for each subject, and a line for each finding in it. The subject with the worst finding comes first. */
const groups = (findings: readonly Finding[], screen: Screen): readonly string[] => {
  const rows = table(
    findings.map((finding) => row(finding, screen)),
    screen,
  );
  const bySubject = Map.groupBy(findings.entries(), ([, { subject }]) => subject);
  return [...bySubject].map(([subject, entries]) =>
    [
      paragraph(screen.style('bold', subject), screen),
      ...entries.map(([index]) => rows[index] ?? ''),
    ].join('\n'),
  );
};

/** The findings for people: a line each. `explainCommand` is what shows one whole. */
export const render = (
  userPoolId: string,
  findings: readonly Finding[],
  explainCommand: string,
  screen: Screen,
): string =>
  [
    heading(userPoolId, findings, screen),
    ...groups(findings, screen),
    ...(findings.length === 0
      ? []
      : [
          `${paragraph('Reason, fix and source of a finding (or all):', screen)}\n  ${explainCommand}`,
        ]),
  ].join('\n\n');

/** A command stays on one line, however long: it is there to be pasted. */
const explained = ({ id, severity, subject, reason, fix, guide }: Finding, screen: Screen) =>
  [
    `${screen.style(colours[severity], severity)}  ${screen.style('bold', id)}`,
    labelled('  on      ', subject, screen),
    labelled('  reason  ', reason, screen),
    labelled('  source  ', guide, screen),
    '  fix',
    '',
    fix,
  ].join('\n');

/** The findings whole: reason, source and fix. */
export const renderExplained = (findings: readonly Finding[], screen: Screen): string =>
  findings.map((finding) => explained(finding, screen)).join('\n\n');
