import { describe, expect, it } from 'vitest';
import { loadConfig as courier } from '../../../functions/code-delivery/config.ts';
import { loadConfig as create } from '../../../functions/create-auth-challenge/config.ts';
import { loadConfig as post } from '../../../functions/post-authentication/config.ts';
import { loadConfig as verify } from '../../../functions/verify-auth-challenge-response/config.ts';
import { goodEnv, problemsOf } from '../../support/functions/settings.ts';

/** Create, courier and verify must agree, or no code is right. */
const withLength = { create, courier, verify };
const withPeppers = { create, courier, verify, 'post authentication': post };

describe.each(Object.entries(withLength))('CODE_LENGTH of %s', (_, loadConfig) => {
  it.each(['8', '9', '10', '11', '12'])('may be %s', (value) => {
    expect(loadConfig({ ...goodEnv, CODE_LENGTH: value }).policy.codeLength).toBe(Number(value));
  });

  it.each(['6', '7', '13', '8.5', 'eight', ''])('may not be %j', (value) => {
    expect(problemsOf(loadConfig, { ...goodEnv, CODE_LENGTH: value })).toEqual([
      'CODE_LENGTH must be a whole number from 8 to 12',
    ]);
  });
});

describe.each(Object.entries(withPeppers))('the pepper of %s', (_, loadConfig) => {
  const env = (CODE_PEPPER_CURRENT: string, CODE_PEPPER_PREVIOUS = 'none') => ({
    ...goodEnv,
    CODE_PEPPER_CURRENT,
    CODE_PEPPER_PREVIOUS,
  });

  it('is two during a rotation', () => {
    expect(loadConfig(env('n'.repeat(32), 'p'.repeat(32))).peppers).toEqual({
      current: 'n'.repeat(32),
      previous: 'p'.repeat(32),
    });
  });

  it.each([
    ['short', 's3cret'.repeat(5), 'must have at least 32 characters'],
    ['none', 'none', 'must have at least 32 characters'],
    ['empty', '', 'is empty'],
    ['blank', ' '.repeat(64), 'is empty'],
    [
      'left unresolved by the deployment',
      '{{resolve:secretsmanager:s3cret:SecretString:current}}',
      'was not resolved by the deployment',
    ],
  ])('that is %s stops the cold start and is not repeated', (_how, pepper, problem) => {
    const problems = problemsOf(loadConfig, env(pepper));

    expect(problems).toEqual([`CODE_PEPPER_CURRENT ${problem}`]);
    expect(problems.join()).not.toContain('s3cret');
  });

  it('before it is judged alike', () => {
    expect(problemsOf(loadConfig, env('n'.repeat(32), 'short'))).toEqual([
      'CODE_PEPPER_PREVIOUS must have at least 32 characters',
    ]);
  });
});
