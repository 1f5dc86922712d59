import type { Finding, Severity } from './finding.ts';

const counted = (findings: readonly Finding[], severity: Severity): string => {
  const { length } = findings.filter((finding) => finding.severity === severity);
  return `${length} ${severity}${length === 1 ? '' : 's'}`;
};

const paragraph = ({ id, severity, subject, reason, fix, guide }: Finding): string =>
  [
    `${severity.toUpperCase()}  ${id}`,
    `  ${subject}`,
    `  ${reason}`,
    `  fix    ${fix}`,
    `  guide  ${guide}`,
  ].join('\n');

/** The findings for people. */
export const tell = (userPoolId: string, findings: readonly Finding[]): string =>
  [
    ...findings.map(paragraph),
    `${userPoolId}: ${counted(findings, 'error')}, ${counted(findings, 'warning')}, ${counted(findings, 'note')}`,
  ].join('\n\n');
