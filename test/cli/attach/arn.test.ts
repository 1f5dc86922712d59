import { describe, expect, it } from 'vitest';
import { accountOfPool, parseFunctionArn } from '../../../cli/attach/plan/arn.ts';

describe("A function's ARN", () => {
  it.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso-b', 'aws-eusc'])(
    'A function ARN is taken apart in the partition %s, with an alias, a version or neither',
    (partition) => {
      const plain = `arn:${partition}:lambda:us-gov-west-1:123456789012:function:sign-in_1`;
      const parts = {
        unqualified: plain,
        name: 'sign-in_1',
        region: 'us-gov-west-1',
        account: '123456789012',
      };

      expect(parseFunctionArn(plain)).toEqual(parts);
      expect(parseFunctionArn(`${plain}:live`)).toEqual({ ...parts, qualifier: 'live' });
      expect(parseFunctionArn(`${plain}:7`)).toEqual({ ...parts, qualifier: '7' });
      expect(parseFunctionArn(`${plain}:$LATEST`)).toEqual({ ...parts, qualifier: '$LATEST' });
    },
  );

  it.each([
    'sign-in',
    'arn:aws:lambda:eu-central-1:123456789012:function:',
    'arn:aws:lambda:eu-central-1:1234:function:sign-in',
    'arn:aws:lambda:eu-central-1:123456789012:layer:sign-in',
    'arn:aws:lambda:eu-central-1:123456789012:function:sign-in:live:more',
    ' arn:aws:lambda:eu-central-1:123456789012:function:sign-in',
    'arn:evil:lambda:eu-central-1:123456789012:function:sign-in',
  ])('A text that is not a function ARN is refused: %s', (text) => {
    expect(parseFunctionArn(text)).toBeUndefined();
  });

  it('The account of a pool is read from its ARN in any partition', () => {
    const arn = 'arn:aws-us-gov:cognito-idp:us-gov-west-1:123456789012:userpool/us-gov-west-1_A';

    expect(accountOfPool(arn)).toBe('123456789012');
  });
});
