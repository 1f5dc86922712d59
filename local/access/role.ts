import { createHash } from 'node:crypto';
import type { Layer } from '#shared/iam/decide/layer.ts';
import type { PolicyDocument } from '#shared/iam/document.ts';

/** An IAM role that sessions are opened for. */
export type Role = {
  readonly arn: string;
  readonly trust: PolicyDocument;
  /** Its policies, and its boundary where it has one. */
  readonly layers: readonly Layer[];
  /** Seconds. */
  readonly maxSessionDuration: number;
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `AROA` and 16 characters of base 32, which stay the same for an ARN (reference_identifiers: unique ID prefixes). */
export const roleIdOf = (arn: string): string => {
  const digest = createHash('sha256').update(arn).digest().subarray(0, 16);
  return `AROA${[...digest].map((byte) => alphabet[byte % 32]).join('')}`;
};

/** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`: the role's name without its path. */
export const sessionArnOf = (roleArn: string, sessionName: string): string => {
  const [, partition, , , account = '', resource = ''] = roleArn.split(':');
  return `arn:${partition}:sts::${account}:assumed-role/${resource.split('/').at(-1)}/${sessionName}`;
};
