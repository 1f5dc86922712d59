import { describe, expect, it } from 'vitest';
import { refusals } from '#shared/errors.ts';
import { type AnySignUpExtension, ownRuleMs, signUpProblems } from '#shared/extensions/sign-up.ts';
import { signUp } from '../../extensions/sign-up.ts';

const own: AnySignUpExtension = signUp;

const users = [
  { source: 'self', attributes: { email: 'ada@example.com', name: 'Ada' } },
  { source: 'self', attributes: { email: '"odd address"@example.com', locale: '' } },
  { source: 'admin', attributes: {} },
  { source: 'federated', attributes: { email: 'ada@example.org', email_verified: 'true' } },
] as const;

describe('extensions/sign-up.ts', () => {
  it('has codes and sentences that a cold start accepts', () => {
    expect(signUpProblems(own, Object.keys(refusals))).toEqual([]);
  });

  it.each(users)(
    'gives a user of $source with $attributes a code that it lists, or nothing, in time',
    async (user) => {
      const writtenByClient = { clientMetadata: {}, validationData: {} };
      const started = performance.now();

      const code = await own.refuse(
        { ...user, clientId: 'client', writtenByClient },
        AbortSignal.timeout(ownRuleMs),
      );

      expect([undefined, ...Object.keys(own.refusals)]).toContain(code);
      expect(performance.now() - started).toBeLessThan(ownRuleMs);
    },
  );
});
