import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/custom-message/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

describe('custom message: settings', () => {
  it('the settings of custom message are read in the form that the template writes', () => {
    expect(loadConfig(goodEnv)).toEqual({
      senderAddress: 'no-reply@example.com',
      defaultLocale: 'en',
    });
  });

  it('wrong settings of custom message are reported together', () => {
    expect(
      problemsOf(loadConfig, { SENDER_ADDRESS: 'example.com', DEFAULT_LOCALE: 'en-GB' }),
    ).toEqual([
      'SENDER_ADDRESS must be one plain e-mail address',
      'DEFAULT_LOCALE must be one of en, de, es, fr, ja',
    ]);
  });
});
