import { randomBytes, randomUUID } from 'node:crypto';
import type { Context } from '#shared/iam/call.ts';
import type { Layer } from '#shared/iam/decide/layer.ts';

/** Who calls with an issued key, and what limits the calls. */
export type SessionPrincipal = {
  /** Of the session: `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`. */
  readonly arn: string;
  readonly roleArn: string;
  readonly account: string;
  /** `aws:userid`: the role's id, a colon, the session's name. */
  readonly userId: string;
  /** The identity provider, where a web identity opened the session. */
  readonly federated?: string;
  /** The role's policies, its boundary and the session's policies. */
  readonly layers: readonly Layer[];
  /** Condition keys of the session, such as `cognito-identity.amazonaws.com:sub` and `aws:PrincipalTag/tenant`. */
  readonly context: Context;
};

export type IssuedKey = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since 1970 by the stack's clock; infinite for keys that last as long as the process. */
  readonly expiresAt: number;
  readonly principal: SessionPrincipal;
};

export type Keys = {
  /** `lifetimeSeconds` may be infinite. `now` is the stack's time in milliseconds since 1970. */
  issue(principal: SessionPrincipal, lifetimeSeconds: number, now: number): IssuedKey;
  /** Also finds a key that has expired, so that its use can be refused by that name. */
  find(accessKeyId: string): IssuedKey | undefined;
};

/** Expired keys that are kept: a stack that runs for days must not grow without bound. */
const maxKeys = 5_000;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Begins every id that a table issued, so that a foreign or forgotten one is not taken for a key of the owner. */
export const issuedPrefix = 'ASIALOCAL';

/** `ASIA` and 16 characters of base 32 (IAM user guide, reference_identifiers: unique ID prefixes). */
const newAccessKeyId = (): string =>
  `${issuedPrefix}${[...randomBytes(11)].map((byte) => alphabet[byte % 32]).join('')}`;

const dropExpired = (keys: Map<string, IssuedKey>, now: number): void => {
  for (const [id, { expiresAt }] of keys) {
    if (keys.size < maxKeys) return;
    if (expiresAt <= now) keys.delete(id);
  }
};

/** The table of temporary keys of one stack. It is not kept on disk: a restart ends every session. */
export const createKeys = (): Keys => {
  const keys = new Map<string, IssuedKey>();
  return {
    issue: (principal, lifetimeSeconds, now) => {
      dropExpired(keys, now);
      const key = {
        accessKeyId: newAccessKeyId(),
        secretAccessKey: randomBytes(30).toString('base64'),
        sessionToken: `local-${randomUUID()}-${randomBytes(48).toString('base64')}`,
        expiresAt: now + lifetimeSeconds * 1000,
        principal,
      };
      keys.set(key.accessKeyId, key);
      return key;
    },
    find: (accessKeyId) => keys.get(accessKeyId),
  };
};
