import { describe, expect, it } from 'vitest';
import { aPreSignUpEvent } from '#shared/events/testing/pre-sign-up.ts';
import { aContext, coldStart, textOf } from '../../support/functions/handler.ts';
import { goodEnv } from '../../support/functions/settings.ts';

const load = () => import('../../../functions/pre-sign-up/handler.ts');

describe('pre sign-up: handler', () => {
  it('the handler of pre sign-up admits a user and refuses a disposable address', async () => {
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
