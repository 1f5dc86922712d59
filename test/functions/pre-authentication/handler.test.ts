import { describe, expect, it } from 'vitest';
import { aPreAuthenticationEvent } from '#shared/events/testing/pre-authentication.ts';
import { aContext, coldStart, textOf } from '../../support/functions/handler.ts';
import { goodEnv } from '../../support/functions/settings.ts';

const load = () => import('../../../functions/pre-authentication/handler.ts');

describe('pre authentication: handler', () => {
  it('the handler admits every user without a table when no setting needs one', async () => {
    const handler = await coldStart(load, goodEnv);
    const event = aPreAuthenticationEvent();

    expect(await handler(event, aContext())).toBe(event);
  });

  it('the handler admits no user when a table that a setting needs is unreachable', async () => {
    const handler = await coldStart(load, {
      ...goodEnv,
      PRE_AUTHENTICATION_READS_PROFILE: 'yes',
    });

    expect(await textOf(handler(aPreAuthenticationEvent(), aContext()))).toBe(
      'temporarily_unavailable: The service is temporarily unavailable, please try again',
    );
  });
});
