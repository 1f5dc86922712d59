import { describe, expect, it } from 'vitest';
import { aCustomMessageEvent } from '#shared/events/testing/custom-message.ts';
import { aContext, coldStart } from '../../support/handler.ts';
import { goodEnv } from '../../support/settings.ts';

const load = () => import('../../../functions/custom-message/handler.ts');

describe('the handler of custom message', () => {
  it('words a message', async () => {
    const handler = await coldStart(load, goodEnv);

    expect(await handler(aCustomMessageEvent(), aContext())).toMatchObject({
      response: { emailSubject: 'Confirm your address for example.com' },
    });
  });
});
