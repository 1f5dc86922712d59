import { describe, expect, it } from 'vitest';
import { aCustomMessageEvent } from '#shared/events/custom-message.ts';
import { aContext, coldStart, textOf } from '../../support/handler.ts';
import { goodEnv } from '../../support/settings.ts';

const load = () => import('../../../functions/custom-message/handler.ts');

describe('the handler of custom message', () => {
  it('is one that Node 24 calls: a function of two parameters at most', async () => {
    const handler = await coldStart(load, goodEnv);

    expect(handler.length).toBeLessThanOrEqual(2);
  });

  it('does not start with settings that are missing, and names them all', async () => {
    expect(await textOf(coldStart(load, {}))).toBe(
      'invalid_configuration: SENDER_ADDRESS is missing; DEFAULT_LOCALE is missing',
    );
  });

  it('refuses an event that is none of its own, naming the field alone', async () => {
    const handler = await coldStart(load, goodEnv);

    const text = await textOf(
      handler({ ...aCustomMessageEvent(), triggerSource: 'canary' }, aContext()),
    );

    expect(text).toBe('invalid_event: triggerSource');
  });

  it('words a message', async () => {
    const handler = await coldStart(load, goodEnv);

    expect(await handler(aCustomMessageEvent(), aContext())).toMatchObject({
      response: { emailSubject: 'Confirm your address for example.com' },
    });
  });
});
