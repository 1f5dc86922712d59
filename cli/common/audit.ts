import { createHash } from 'node:crypto';

/**
 * One line of what support staff did. It names nobody: the user is a hash of the `sub`, the same in every line, and who
 * did it is the id of the access key, which CloudTrail resolves. Neither is a secret.
 */
export type AuditLine = {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly outcome: string;
  readonly user: string;
};

/** 64 bits of SHA-256, hexadecimal. A `sub` is a random UUID, so that nobody can guess one and compare. */
export const userInAudit = (sub: string): string =>
  createHash('sha256').update(`cognito-triggers audit ${sub}`).digest('hex').slice(0, 16);

type Act = { readonly action: string; readonly outcome: string; readonly sub: string };

/** Whose credentials a client signs with. */
type Signer = {
  readonly config: { credentials(): Promise<{ readonly accessKeyId: string }> };
};

/** Writes the line to stderr: stdout stays for the result, and `2>>` keeps the lines. */
const writeAudit = async (client: Signer, { action, outcome, sub }: Act): Promise<void> => {
  const { accessKeyId } = await client.config.credentials();
  const line: AuditLine = {
    at: new Date().toISOString(),
    by: accessKeyId,
    action,
    outcome,
    user: userInAudit(sub),
  };
  console.error(JSON.stringify(line));
};

/** Does what staff asked for and writes its line, with the outcome `failed` where it broke off: part of it may be done. */
export const audited = async <Result extends { readonly outcome: string }>(
  client: Signer,
  action: string,
  sub: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  const result = await work().catch(async (error: unknown) => {
    await writeAudit(client, { action, outcome: 'failed', sub }).catch(() => undefined);
    throw error;
  });
  await writeAudit(client, { action, outcome: result.outcome, sub });
  return result;
};
