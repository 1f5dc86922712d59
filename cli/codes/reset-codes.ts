import type { ChallengeRows } from '#shared/ports.ts';

/** `none`: the user has had no code yet, or none for two days. */
export type ResetResult = { readonly outcome: 'reset' | 'none' };

/** Forgets the wrong answers and mails of a user, whose next code is a short one again. A code on its way dies with them. */
export const resetCodes = async (rows: ChallengeRows, userId: string): Promise<ResetResult> => ({
  outcome: (await rows.erase(userId)) === 'erased' ? 'reset' : 'none',
});
