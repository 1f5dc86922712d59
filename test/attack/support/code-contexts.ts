import { randomBytes } from 'node:crypto';
import type { CodeContext } from '#shared/one-time-code/secrets/code.ts';

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** A random context of a code, and contexts that each differ from it in one part that a code is bound to. */
export const contextAndOthers = (): { made: CodeContext; others: readonly CodeContext[] } => {
  const made: CodeContext = {
    kind: 'long',
    userPoolId: `us-east-1_${hex(4)}`,
    user: hex(16),
    channel: 'email',
    address: `${hex(4)}@example.com`,
    challengeId: hex(16),
  };
  const others: readonly CodeContext[] = [
    { ...made, kind: 'digits' },
    { ...made, userPoolId: `us-east-1_${hex(4)}` },
    { ...made, user: hex(16) },
    { ...made, channel: 'sms' },
    { ...made, address: made.address.toUpperCase() },
    { ...made, address: `${made.address}m` },
    { ...made, challengeId: hex(16) },
  ];
  return { made, others };
};
