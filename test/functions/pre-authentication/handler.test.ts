import { describe, expect, it } from 'vitest';
import { aPreAuthenticationEvent } from '#shared/events/testing/pre-authentication.ts';
import { aContext, coldStart, textOf } from '../../support/handler.ts';
import { goodEnv } from '../../support/settings.ts';

const load = () => import('../../../functions/pre-authentication/handler.ts');

describe('the handler of pre authentication', () => {
  it('lets everybody pass without a table where no setting needs one', async () => {
    const handler = await coldStart(load, goodEnv);
    const event = aPreAuthenticationEvent();

    expect(await handler(event, aContext())).toBe(event);
  });

  it('lets nobody pass when the table that a setting needs cannot be reached', async () => {
    const handler = await coldStart(load, {
      ...goodEnv,
      PRE_AUTHENTICATION_READS_PROFILE: 'yes',
    });

    expect(await textOf(handler(aPreAuthenticationEvent(), aContext()))).toBe(
      'temporarily_unavailable: The service is temporarily unavailable, please try again',
    );
  });
});
