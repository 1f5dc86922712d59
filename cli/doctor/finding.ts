/**
 * | severity | means | exit code of the command |
 * | --- | --- | --- |
 * | note | good to know, or something that was not looked at | 0 |
 * | warning | weakens the sign-in, or is likely a mistake | 2 |
 * | error | a way in, a way up, or a guarantee of the suite that does not hold | 3 |
 */
export type Severity = 'note' | 'warning' | 'error';

export type Finding = {
  /** Stable: scripts may match it. */
  readonly id: string;
  readonly severity: Severity;
  /** What it is about: the pool, one client, one trigger, one role. */
  readonly subject: string;
  readonly reason: string;
  /** A shell command. Those that update a pool or client send everything back that they do not mean to change. */
  readonly fix: string;
  /** A page of Amazon's developer guides. */
  readonly guide: string;
};

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** The worst first; among equals in the order of the rules. */
export const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]);

/** 0, 2 or 3; 1 is left to a doctor who could not look. */
export const exitCodeOf = (findings: readonly Finding[]): 0 | 2 | 3 => {
  if (findings.some(({ severity }) => severity === 'error')) return 3;
  return findings.some(({ severity }) => severity === 'warning') ? 2 : 0;
};
