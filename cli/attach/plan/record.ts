import type { Setting } from '#shared/cognito/lambda-config.ts';
import type { JsonObject } from '../../common/json.ts';
import type { PermissionChange } from './changes.ts';
import { type DesiredTriggers, entriesOf, type TriggerName } from './triggers.ts';

/** What an attach did to one trigger. */
export type AttachedTrigger = {
  readonly managed: Setting;
  /** The slice of LambdaConfig from before the first attach, which a detach puts back; empty where nothing was set. */
  readonly before: JsonObject;
  /** What an earlier attach had set: still in the pool if this run is interrupted. */
  readonly earlier?: Setting;
};

/**
 * A run that has begun to write. It is recorded before the first write and removed after the last, so a later run that
 * finds it knows that this one was interrupted, and where.
 */
export type Pending = {
  readonly operation: 'apply' | 'detach' | 'restore';
  /** Name of the file that holds the pool as it was before the run. */
  readonly backup: string;
  /** When UpdateUserPool was last sent, by AWS's clock; missing while it was not. */
  readonly sentAt?: string;
};

/** What attach manages in a pool: kept beside the backups, one file a pool. */
export type AttachRecord = {
  readonly userPoolId: string;
  readonly triggers: { readonly [name in TriggerName]?: AttachedTrigger };
  /** Statements that attach added to functions' policies. */
  readonly permissions: readonly PermissionChange[];
  readonly pending?: Pending;
};

export const emptyRecord = (userPoolId: string): AttachRecord => ({
  userPoolId,
  triggers: {},
  permissions: [],
});

export const isEmpty = ({ triggers, permissions, pending }: AttachRecord): boolean =>
  Object.keys(triggers).length === 0 && permissions.length === 0 && pending === undefined;

/** The triggers that attach manages, each with what it set. */
export const managedIn = (record: AttachRecord | undefined): DesiredTriggers =>
  Object.fromEntries(
    entriesOf(record?.triggers ?? {}).map(([trigger, { managed }]) => [trigger, managed]),
  );

/** The statements, one a function: the first one counts. */
export const mergePermissions = (
  known: readonly PermissionChange[],
  more: readonly PermissionChange[],
): readonly PermissionChange[] => {
  const functions = new Set(known.map((one) => one.function));
  return [...known, ...more.filter((one) => !functions.has(one.function))];
};
