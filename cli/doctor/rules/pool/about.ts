import type { Facts } from '../../facts.ts';
import type { Finding } from '../../finding.ts';

/** A finding about the pool itself. */
export const about = (
  { userPoolId }: Facts,
  finding: Omit<Finding, 'subject'>,
): readonly Finding[] => [{ subject: `user pool ${userPoolId}`, ...finding }];
