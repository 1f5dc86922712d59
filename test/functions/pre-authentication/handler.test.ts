import { describe, expect, it } from 'vitest';
import { aPreAuthenticationEvent } from '#shared/events/pre-authentication.ts';
import { aContext, coldStart, textOf } from '../../support/handler.ts';
import { goodEnv } from '../../support/settings.ts';

const load = () => import('../../../functions/pre-authentication/handler.ts');

describe('the handler of pre authentication', () => {
  it('is one that Node 24 calls: a function of two parameters at most', async () => {
    const handler = await coldStart(load, goodEnv);

    expect(handler.length).toBeLessThanOrEqual(2);
  });

  it('does not start with settings that are missing, and names them all', async () => {
    expect(await textOf(coldStart(load, {}))).toBe(
      'invalid_configuration: ALLOWED_CLIENT_IDS is missing; PRE_AUTHENTICATION_READS_PROFILE is missing; PROFILES_TABLE is missing',
    );
  });

  it('refuses an event that is none of its own, naming the field alone', async () => {
    const handler = await coldStart(load, goodEnv);

    const text = await textOf(
      handler({ ...aPreAuthenticationEvent(), triggerSource: 'canary' }, aContext()),
    );

    expect(text).toBe('invalid_event: triggerSource');
  });

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
