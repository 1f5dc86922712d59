import { paragraph, type Screen, type Style, table } from '../common/output.ts';
import type { Finding, Severity } from '../doctor/finding.ts';
import { accountHeadlineOf } from './headlines.ts';

const colours: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  note: 'cyan',
};

/** The two facts without which the sentence cannot be said: SES denies mail by either. */
const decisive: readonly string[] = ['SES identity', 'SES sandbox'];

const isUndecided = (findings: readonly Finding[]): boolean =>
  findings.some(
    ({ id, subject }) =>
      id === 'not-looked-at' && decisive.some((beginning) => subject.startsWith(beginning)),
  );

/** Whether `sam deploy` would end in a first code, in one sentence. */
export const verdictOf = (findings: readonly Finding[]): string => {
  const [worst] = findings;
  if (worst?.severity === 'error') {
    return `sam deploy would not end in a first code: ${accountHeadlineOf(worst.id)}.`;
  }
  if (isUndecided(findings)) {
    return 'Whether sam deploy would end in a first code is unknown: SES could not be asked.';
  }
  if (findings.some(({ id }) => id === 'ses-sandbox')) {
    return 'sam deploy would end in a first code to a verified address, and to no other.';
  }
  return 'Nothing that was asked keeps sam deploy from ending in a first code.';
};

const rowsOf = (findings: readonly Finding[], screen: Screen): readonly string[] =>
  table(
    findings.map(({ id, severity, subject }) => [
      screen.style(colours[severity], severity),
      id,
      id === 'not-looked-at' ? subject : (accountHeadlineOf(id) ?? subject),
    ]),
    screen,
  );

/** One screen: the sentence, what was asked for, a line a finding, and how to read one whole. */
export const renderAccount = (
  about: string,
  findings: readonly Finding[],
  explainCommand: string,
  screen: Screen,
): string =>
  [
    paragraph(screen.style('bold', verdictOf(findings)), screen),
    paragraph(about, screen),
    ...(findings.length === 0
      ? []
      : [
          rowsOf(findings, screen).join('\n'),
          `${paragraph('Reason, fix and source of a finding (or all):', screen)}\n  ${explainCommand}`,
        ]),
  ].join('\n\n');
