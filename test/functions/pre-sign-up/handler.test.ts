import { describe, expect, it } from 'vitest';
import { aPreSignUpEvent } from '#shared/events/pre-sign-up.ts';
import { aContext, coldStart, textOf } from '../../support/handler.ts';
import { goodEnv } from '../../support/settings.ts';

const load = () => import('../../../functions/pre-sign-up/handler.ts');

describe('the handler of pre sign-up', () => {
  it('is one that Node 24 calls: a function of two parameters at most', async () => {
    const handler = await coldStart(load, goodEnv);

    expect(handler.length).toBeLessThanOrEqual(2);
  });

  it('does not start with settings that are missing, and names them all', async () => {
    expect(await textOf(coldStart(load, {}))).toBe(
      'invalid_configuration: SELF_SIGN_UP is missing; SIGN_UP_CONFIRMATION is missing; ALLOWED_EMAIL_DOMAINS is missing; BLOCKED_EMAIL_DOMAINS is missing; BLOCK_DISPOSABLE_DOMAINS is missing; ALLOWED_SIGN_UP_ATTRIBUTES is missing',
    );
  });

  it('refuses an event that is none of its own, naming the field alone', async () => {
    const handler = await coldStart(load, goodEnv);

    const text = await textOf(
      handler({ ...aPreSignUpEvent(), triggerSource: 'canary' }, aContext()),
    );

    expect(text).toBe('invalid_event: triggerSource');
  });

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
