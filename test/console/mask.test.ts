import { describe, expect, it } from 'vitest';
import { codeIn, dots, isSecret, withoutCode } from '../../console/state/mask.ts';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';

describe('masks', () => {
  it.each([
    [['response', 'privateChallengeParameters', 'challenge'], 'id'],
    [['response', 'privateChallengeParameters', 'deep', 'count'], 3],
    [['request', 'challengeAnswer'], '12345678'],
    [['AccessToken'], 'opaque'],
    [['Session'], 'opaque'],
    [['anything'], jwt],
  ])('the value at %j is masked', (path, value) => {
    expect(isSecret(path, value)).toBe(true);
  });

  it.each([
    [['request', 'userAttributes', 'email'], 'ada@example.com'],
    [['request', 'codeParameter'], '{####}'],
    [['request', 'code'], '{####}'],
    [['request', 'session', '0', 'challengeName'], 'CUSTOM_CHALLENGE'],
    [['response', 'publicChallengeParameters', 'codeLength'], '8'],
  ])('the value at %j is shown', (path, value) => {
    expect(isSecret(path, value)).toBe(false);
  });

  it.each([
    ['Your code: 12345678.', '12345678'],
    ['Copy it: ABCD-EFGH-2345-6789', 'ABCD-EFGH-2345-6789'],
    ['This code expires in 5 minutes.', undefined],
  ])('the code in «%s» is %s', (text, code) => {
    expect(codeIn(text)).toBe(code);
  });

  it('every place of the code in a text is masked', () => {
    expect(withoutCode('12345678 or 12345678', '12345678')).toBe(`${dots} or ${dots}`);
  });
});
