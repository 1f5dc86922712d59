import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { userInLogs } from '#shared/identity/user-in-logs.ts';

/**
 * One line of what support staff did, without address or value: the user is a hash of the `sub`, the same as in the
 * functions' log lines.
 */
export type AuditLine = {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** The same in both lines of an act. */
  readonly id: string;
  /** The id of the access key, which CloudTrail resolves. Not a secret. */
  readonly by: string;
  /** The name that `--by` gives, else the one of this machine's account. */
  readonly staff: string;
  readonly action: string;
  /** `started` before the act, then what came of it; `failed`: part of it may be done. */
  readonly outcome: string;
  readonly user: string;
};

export type Act = { readonly action: string; readonly sub: string; readonly staff: string };

/** Whose credentials a client signs with. */
type Signer = {
  readonly config: { credentials(): Promise<{ readonly accessKeyId: string }> };
};

/** What `--by` takes: letters and digits of any script, blanks, and what user names and addresses have in between. */
export const isStaffName = (text: string): boolean => /^[\p{L}\p{N} _.@+=,/\\-]{1,64}$/u.test(text);

const nameOfAccount = (): string => {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number without a name.
    return '';
  }
};

/** Who is named in audit lines and in `updatedBy` of a row. */
export const staffName = (by: string | undefined): string => {
  const name = by ?? nameOfAccount();
  return isStaffName(name) ? name : 'unknown';
};

/** Writes to stderr: stdout stays for the result, and `2>>` keeps the lines. */
const write = (line: AuditLine): void => console.error(JSON.stringify(line));

/**
 * Does what staff asked for, between two lines: one before, so that an act whose end is lost is known of, and one with
 * the outcome. Without credentials there is no line and nothing is done.
 */
export const audited = async <Result extends { readonly outcome: string }>(
  client: Signer,
  { action, sub, staff }: Act,
  work: () => Promise<Result>,
): Promise<Result> => {
  const { accessKeyId: by } = await client.config.credentials();
  const id = randomBytes(4).toString('hex');
  const line = (outcome: string): void =>
    write({ at: new Date().toISOString(), id, by, staff, action, outcome, user: userInLogs(sub) });
  line('started');
  try {
    const result = await work();
    line(result.outcome);
    return result;
  } catch (error) {
    line('failed');
    throw error;
  }
};
