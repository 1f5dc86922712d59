import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/define-auth-challenge/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

describe('the settings of define', () => {
  it('are the app clients that may sign in', () => {
    expect(loadConfig({ ALLOWED_CLIENT_IDS: 'one, two' })).toEqual({
      allowedClientIds: ['one', 'two'],
    });
  });

  it('that name no client allow all', () => {
    expect(loadConfig(goodEnv).allowedClientIds).toEqual([]);
  });

  it('must be there: what is missing is not taken for what is empty', () => {
    expect(problemsOf(loadConfig, {})).toEqual(['ALLOWED_CLIENT_IDS is missing']);
  });
});
