import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Statement } from '#shared/iam/document.ts';
import { readStatement } from '#shared/iam/parse/statement.ts';
import { isObject, type JsonObject } from '../../common/json.ts';
import type { Backup } from '../plan/plan-restore.ts';

const json = v.custom<JsonObject>((value) => isObject(value));

const BackupSchema = v.object({
  format: v.literal(1),
  digest: v.string(),
  at: v.string(),
  state: v.object({ pool: json, mfa: json, session: v.nullable(json) }),
  policies: v.record(v.string(), v.array(json)),
});

/**
 * SHA-256 of what was kept. A setting that is missing from a backup would be reset by a restore, so an edited file
 * is not put back. This does not authenticate the file: write access to it includes the digest.
 */
const digestOf = ({
  at,
  state,
  policies,
}: Omit<v.InferOutput<typeof BackupSchema>, 'format' | 'digest'>) =>
  createHash('sha256').update(JSON.stringify({ at, state, policies })).digest('hex');

/** 0.1.0 wrote empty lists and texts for elements that a statement did not have. */
const isFilled = ([, value]: readonly [string, unknown]): boolean =>
  value !== '' && !(Array.isArray(value) && value.length === 0);

const withoutEmpty = (fields: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(isFilled));

/** A statement as a backup has it. @throws {MalformedPolicyError} */
const readKept = (kept: JsonObject): Statement => {
  const { Principal, ...others } = withoutEmpty(kept);
  const principal = isObject(Principal) ? withoutEmpty(Principal) : Principal;
  return readStatement(
    principal === undefined ? others : { ...others, Principal: principal },
    'Statement',
  );
};

/** The text of a backup file. */
export const backupText = (backup: Backup): string => {
  const { at, state, policies } = v.parse(
    v.omit(BackupSchema, ['format', 'digest']),
    JSON.parse(JSON.stringify(backup)),
  );
  const digest = digestOf({ at, state, policies });
  return `${JSON.stringify({ format: 1, digest, at, state, policies }, null, 2)}\n`;
};

/** The backup in a file. Throws where the file is not a backup, or not as it was written. */
export const readBackup = (file: string): Backup => {
  const { digest, format, ...kept } = v.parse(BackupSchema, JSON.parse(readFileSync(file, 'utf8')));
  if (digest !== digestOf(kept)) throw new Error('It is not as it was written');
  const policies = Object.entries(kept.policies).map(
    ([arn, statements]) => [arn, statements.map(readKept)] as const,
  );
  return { ...kept, policies: Object.fromEntries(policies) };
};
