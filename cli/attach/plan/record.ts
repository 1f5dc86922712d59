import * as v from 'valibot';
import type { JsonObject } from '../../common/json.ts';
import type { PermissionChange } from './plan-attach.ts';
import type { Setting, TriggerName } from './triggers.ts';

/** What an attach did to one trigger. */
export type AttachedTrigger = {
  readonly ours: Setting;
  /** What it was before we first came: the members of LambdaConfig that a detach puts back, none where it was empty. */
  readonly before: JsonObject;
  /** What we had set before this run: still in the pool if the run is cut off. */
  readonly earlier?: Setting;
};

/**
 * A run that has begun to write. It is in the file before the first write and gone after the last, so whoever finds it
 * knows that a run was cut off, and what it was at.
 */
export type Pending = {
  readonly operation: 'apply' | 'detach' | 'restore';
  /** The file that holds the pool as it was before the run. */
  readonly backup: string;
  /** When UpdateUserPool was last sent, by AWS's clock; missing while it was not. */
  readonly sentAt?: string;
};

/** What is ours in a pool: kept beside the backups, one file a pool. */
export type AttachRecord = {
  readonly format: 1;
  readonly userPoolId: string;
  readonly triggers: { readonly [name in TriggerName]?: AttachedTrigger };
  /** Statements that we added to functions' policies. */
  readonly permissions: readonly PermissionChange[];
  readonly pending?: Pending;
};

const setting = v.object({ function: v.string(), version: v.exactOptional(v.string()) });
const json = v.custom<JsonObject>((value) => typeof value === 'object' && value !== null);
const trigger = v.exactOptional(
  v.object({ ours: setting, before: json, earlier: v.exactOptional(setting) }),
);

const RecordSchema = v.object({
  format: v.literal(1),
  userPoolId: v.string(),
  triggers: v.object({
    PreSignUp: trigger,
    PostConfirmation: trigger,
    PreAuthentication: trigger,
    PostAuthentication: trigger,
    DefineAuthChallenge: trigger,
    CreateAuthChallenge: trigger,
    VerifyAuthChallengeResponse: trigger,
    PreTokenGeneration: trigger,
    CustomMessage: trigger,
    UserMigration: trigger,
  }),
  permissions: v.array(v.object({ function: v.string(), statementId: v.string() })),
  pending: v.exactOptional(
    v.object({
      operation: v.picklist(['apply', 'detach', 'restore']),
      backup: v.string(),
      sentAt: v.exactOptional(v.string()),
    }),
  ),
});

/** The record of a text that an earlier run wrote. Throws where it is anything else. */
export const parseRecord = (text: string): AttachRecord => v.parse(RecordSchema, JSON.parse(text));

export const emptyRecord = (userPoolId: string): AttachRecord => ({
  format: 1,
  userPoolId,
  triggers: {},
  permissions: [],
});

export const isEmpty = ({ triggers, permissions, pending }: AttachRecord): boolean =>
  Object.keys(triggers).length === 0 && permissions.length === 0 && pending === undefined;
