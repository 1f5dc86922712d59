import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../functions/define-auth-challenge/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

describe('the settings of define', () => {
  it('are the app clients that may sign in, and whether a password comes first', () => {
    const env = { ALLOWED_CLIENT_IDS: 'one, two', PASSWORD_AND_CODE: 'required' };

    expect(loadConfig(env)).toEqual({ allowedClientIds: ['one', 'two'], passwordFirst: true });
    expect(loadConfig(goodEnv)).toEqual({ allowedClientIds: [], passwordFirst: false });
  });

  it('must be there: what is missing is not taken for what is empty', () => {
    expect(problemsOf(loadConfig, {})).toEqual([
      'ALLOWED_CLIENT_IDS is missing',
      'PASSWORD_AND_CODE is missing',
    ]);
  });

  it('take PASSWORD_AND_CODE as off or required only', () => {
    expect(problemsOf(loadConfig, { ...goodEnv, PASSWORD_AND_CODE: 'yes' })).toEqual([
      'PASSWORD_AND_CODE must be one of off, required',
    ]);
  });
});
