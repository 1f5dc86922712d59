import type { AwsOptions } from '../../common/aws-options.ts';
import type { TriggerName } from './triggers.ts';

export const operations = ['plan', 'apply', 'check', 'detach', 'restore'] as const;
export type Operation = (typeof operations)[number];

/** The options of all operations; each takes some of them. */
export type Options = AwsOptions & {
  readonly userPoolId: string;
  readonly stackName?: string;
  /** ARNs by trigger. */
  readonly function?: { readonly [name in TriggerName]?: string };
  readonly preTokenVersion?: string;
  readonly triggers?: readonly TriggerName[];
  readonly replace?: readonly TriggerName[];
  readonly backupDir: string;
  readonly backup?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
};
