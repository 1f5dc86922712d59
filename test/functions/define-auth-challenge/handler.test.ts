import { describe, expect, it } from 'vitest';
import { aDefineAuthChallengeEvent } from '#shared/events/testing/define-auth-challenge.ts';
import { aContext, coldStart } from '../../support/functions/handler.ts';
import { goodEnv } from '../../support/functions/settings.ts';

const load = () => import('../../../functions/define-auth-challenge/handler.ts');

describe('the handler of define', () => {
  it('asks for a custom challenge', async () => {
    const handler = await coldStart(load, goodEnv);

    expect(await handler(aDefineAuthChallengeEvent(), aContext())).toMatchObject({
      response: { challengeName: 'CUSTOM_CHALLENGE' },
    });
  });
});
