import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/custom-message/config.ts';
import { goodEnv, problemsOf } from '../../support/settings.ts';

describe('the settings of custom message', () => {
  it('are read as the template writes them', () => {
    expect(loadConfig(goodEnv)).toEqual({
      senderAddress: 'no-reply@example.com',
      defaultLocale: 'en',
    });
  });

  it('that are wrong are all listed', () => {
    expect(
      problemsOf(loadConfig, { SENDER_ADDRESS: 'example.com', DEFAULT_LOCALE: 'en-GB' }),
    ).toEqual([
      'SENDER_ADDRESS must be one plain e-mail address',
      'DEFAULT_LOCALE must be one of en, de, es, fr, ja',
    ]);
  });
});
