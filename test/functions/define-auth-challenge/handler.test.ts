import { describe, expect, it } from 'vitest';
import { aDefineAuthChallengeEvent } from '#shared/events/define-auth-challenge.ts';
import { aContext, coldStart, textOf } from '../../support/handler.ts';
import { goodEnv } from '../../support/settings.ts';

const load = () => import('../../../functions/define-auth-challenge/handler.ts');

describe('the handler of define', () => {
  it('is one that Node 24 calls: a function of two parameters at most', async () => {
    const handler = await coldStart(load, goodEnv);

    expect(handler.length).toBeLessThanOrEqual(2);
  });

  it('does not start with settings that are missing, and names them all', async () => {
    expect(await textOf(coldStart(load, {}))).toBe(
      'invalid_configuration: ALLOWED_CLIENT_IDS is missing',
    );
  });

  it('refuses an event that is none of its own, naming the field alone', async () => {
    const handler = await coldStart(load, goodEnv);

    const text = await textOf(
      handler({ ...aDefineAuthChallengeEvent(), triggerSource: 'canary' }, aContext()),
    );

    expect(text).toBe('invalid_event: triggerSource');
  });

  it('asks for a custom challenge', async () => {
    const handler = await coldStart(load, goodEnv);

    expect(await handler(aDefineAuthChallengeEvent(), aContext())).toMatchObject({
      response: { challengeName: 'CUSTOM_CHALLENGE' },
    });
  });
});
