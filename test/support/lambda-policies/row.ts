import type { InvokePermission } from '#shared/iam/invoke/invoke-permission.ts';

export type Verdict = 'allowed' | Extract<InvokePermission, { allowed: false }>['reason'];

/**
 * What the policy has; the policy as Lambda's GetPolicy gives it, undefined where the function has none; the verdict on
 * Cognito's call for the pool; and the Sid of the statement that decides, where one does.
 */
export type Row = readonly [
  name: string,
  policy: string | undefined,
  expected: Verdict,
  by?: 'cognito' | 'deny',
];
