import { describe, expect, it } from 'vitest';
import { aCustomMessageEvent } from '#shared/events/testing/custom-message.ts';
import { aContext, coldStart } from '../../support/functions/handler.ts';
import { goodEnv } from '../../support/functions/settings.ts';

const load = () => import('../../../functions/custom-message/handler.ts');

describe('custom message: handler', () => {
  it('the handler of custom message fills in subject and text', async () => {
    const handler = await coldStart(load, goodEnv);

    expect(await handler(aCustomMessageEvent(), aContext())).toMatchObject({
      response: { emailSubject: 'Confirm your email address for example.com' },
    });
  });
});
