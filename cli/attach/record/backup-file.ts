import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { isObject, type JsonObject } from '../../common/json.ts';
import { type Statement, statementsSchema } from '../plan/permission.ts';
import type { PoolState } from '../plan/pool/state.ts';

/** The pool and the policies of the functions concerned, as they were before a run. */
export type Backup = {
  readonly at: string;
  readonly state: PoolState;
  readonly policies: { readonly [arn: string]: readonly Statement[] };
};

const json = v.custom<JsonObject>((value) => isObject(value));

const BackupSchema = v.object({
  format: v.literal(1),
  digest: v.string(),
  at: v.string(),
  state: v.object({ pool: json, mfa: json, session: v.nullable(json) }),
  policies: v.record(v.string(), v.array(json)),
});

/**
 * SHA-256 of what was kept. A setting that is missing from a backup would be reset by a restore, so a file that somebody
 * has edited is not put back. It is no seal: who may write the file may write the digest too.
 */
const digestOf = ({
  at,
  state,
  policies,
}: Omit<v.InferOutput<typeof BackupSchema>, 'format' | 'digest'>) =>
  createHash('sha256').update(JSON.stringify({ at, state, policies })).digest('hex');

/** The text of a backup file. */
export const backupText = (backup: Backup): string => {
  const { at, state, policies } = v.parse(
    v.omit(BackupSchema, ['format', 'digest']),
    JSON.parse(JSON.stringify(backup)),
  );
  const digest = digestOf({ at, state, policies });
  return `${JSON.stringify({ format: 1, digest, at, state, policies }, null, 2)}\n`;
};

/** The backup in a file. Throws where the file is none, or not as it was written. */
export const readBackup = (file: string): Backup => {
  const { digest, format, ...kept } = v.parse(BackupSchema, JSON.parse(readFileSync(file, 'utf8')));
  if (digest !== digestOf(kept)) throw new Error('It is not as it was written');
  const policies = Object.entries(kept.policies).map(
    ([arn, statements]) => [arn, v.parse(statementsSchema, statements)] as const,
  );
  return { ...kept, policies: Object.fromEntries(policies) };
};
