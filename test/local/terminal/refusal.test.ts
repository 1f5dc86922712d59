import { describe, expect, it } from 'vitest';
import { type PoolCall, refusalOf } from '../../../local/terminal/refusal.ts';

const refused = (message: string, input: object = {}): PoolCall => ({
  operation: 'InitiateAuth',
  input,
  status: 400,
  output: { __type: 'NotAuthorizedException', message },
});

const withSrp = { AuthFlow: 'CUSTOM_AUTH', AuthParameters: { CHALLENGE_NAME: 'SRP_A' } };

describe('refusalOf', () => {
  it.each([
    ['CUSTOM_WITH_SRP', refused('Incorrect username or password.', withSrp), /CUSTOM_WITHOUT_SRP/],
    [
      'USER_SRP_AUTH where it is off',
      refused('USER_SRP_AUTH is not enabled for the client.'),
      /PasswordSignIn=yes/,
    ],
    ['USER_AUTH where it is off', refused('USER_AUTH is not enabled for the client.'), /native/],
    ['a session that ended', refused('Invalid session for the user.'), /start again/],
    [
      'a refusal of a function',
      refused('PreSignUp failed with error domain_blocked: Not this domain.'),
      /docs\/messages\.md/,
    ],
    [
      'a failed dependency or rule of an extension',
      refused('PreSignUp failed with error temporarily_unavailable: The service is down.'),
      /extensions\/sign-up\.ts.*\/_local\/logs/,
    ],
  ])('a call with %s gets a hint', (_, call, hint) => {
    expect(refusalOf(call)?.hint).toMatch(hint);
  });

  it('a response with the step wait is reported with its seconds', () => {
    const output = { ChallengeParameters: { step: 'wait', retryInSeconds: '42' } };

    expect(refusalOf({ ...refused(''), status: 200, output })).toMatchObject({
      operation: 'InitiateAuth',
      reason: 'wait 42 s',
    });
  });

  it('a call that succeeds is not reported', () => {
    const output = { ChallengeParameters: { step: 'code' } };

    expect(refusalOf({ ...refused(''), status: 200, output })).toBeUndefined();
  });

  it('a password that is wrong in an enabled flow has no hint', () => {
    expect(refusalOf(refused('Incorrect username or password.'))).toEqual({
      operation: 'InitiateAuth',
      reason: 'Incorrect username or password.',
    });
  });
});
