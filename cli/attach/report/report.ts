import type { Difference } from '../../common/json.ts';
import type { PermissionChange, TriggerChange } from '../plan/changes.ts';
import type { Drift } from '../plan/drift.ts';
import type { Need } from '../plan/needs.ts';
import type { Operation } from '../plan/operation.ts';
import type { Refusal } from '../plan/refusal.ts';
import type { UserChange } from '../plan/users/user-change.ts';

/**
 * The result of a command: printed as it is with --json, as text otherwise.
 *
 * | outcome | exit code |
 * | --- | --- |
 * | `nothing`: all is as asked | 0 |
 * | `changes`: plan or check found differences | 2 |
 * | `done`: written, read again and compared | 0 |
 * | `refused`, `failed`, `cancelled` | 1 |
 */
export type Report = {
  readonly command: Operation;
  readonly userPoolId: string;
  readonly outcome: 'nothing' | 'changes' | 'done' | 'refused' | 'failed' | 'cancelled';
  readonly triggers?: readonly TriggerChange[];
  readonly permissions?: readonly PermissionChange[];
  /** Names of the settings that are sent back unchanged. */
  readonly unchanged?: readonly string[];
  readonly needs?: readonly Need[];
  readonly drift?: readonly Drift[];
  readonly differences?: readonly Difference[];
  readonly refusals?: readonly Refusal[];
  /** What plan and apply change for users; missing where nothing is known to change. */
  readonly users?: readonly UserChange[];
  readonly notes?: readonly string[];
  readonly questions?: readonly string[];
  readonly backup?: string;
  readonly message?: string;
  /** What plan and check compared. Only the text has it. */
  readonly compared?: { readonly triggers: number; readonly stackName?: string };
};

/** The result of an operation, without the command and the pool that it was called for. */
export type ReportBody = Omit<Report, 'command' | 'userPoolId'>;

const codes: Readonly<Record<Report['outcome'], number>> = {
  nothing: 0,
  changes: 2,
  done: 0,
  refused: 1,
  failed: 1,
  cancelled: 1,
};

export const exitCodeOf = ({ outcome }: Report): number => codes[outcome];

/** What --json prints. */
export const jsonText = ({ compared, ...report }: Report): string =>
  JSON.stringify(report, null, 2);
