import { describe, expect, it } from 'vitest';
import { aPreSignUpEvent } from '#shared/events/testing/pre-sign-up.ts';
import { aContext, coldStart, textOf } from '../../support/handler.ts';
import { goodEnv } from '../../support/settings.ts';

const load = () => import('../../../functions/pre-sign-up/handler.ts');

describe('the handler of pre sign-up', () => {
  it('admits, and refuses a throw-away address by the maintained list', async () => {
    const handler = await coldStart(load, goodEnv);
    const disposable = { userAttributes: { email: 'x@sub.mailinator.com' } };

    expect(await handler(aPreSignUpEvent(), aContext())).toMatchObject({
      response: { autoConfirmUser: true },
    });
    expect(await textOf(handler(aPreSignUpEvent({ request: disposable }), aContext()))).toBe(
      'domain_disposable: Disposable e-mail addresses may not sign up',
    );
  });
});
