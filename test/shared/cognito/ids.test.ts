import { describe, expect, it } from 'vitest';
import {
  isClientId,
  isIdentityPoolId,
  isUserPoolId,
  regionOfPoolId,
  userPoolArn,
} from '#shared/cognito/ids.ts';

describe('the ids of Cognito', () => {
  it.each([
    ['eu-central-1_AbCdEf123', true, 'eu-central-1'],
    ['us-gov-west-1_AbCdEf123', true, 'us-gov-west-1'],
    ['My_pool', true, undefined],
    ['eu-central-1', false, undefined],
    ['eu-central-1_', false, undefined],
    ['eu-central-1_Ab-Cd', false, undefined],
    [`eu-central-1_${'A'.repeat(42)}`, true, 'eu-central-1'],
    [`eu-central-1_${'A'.repeat(43)}`, false, undefined],
  ])('%s is a user pool id: %s, of the region %s', (id, isId, region) => {
    expect(isUserPoolId(id)).toBe(isId);
    expect(regionOfPoolId(id)).toBe(region);
  });

  it.each([
    ['eu-central-1:0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0', true],
    ['eu-central-1_AbCdEf123', false],
    ['eu-central-1:UPPER', false],
    [`eu-central-1:${'0'.repeat(43)}`, false],
  ])('%s is an identity pool id: %s', (id, isId) => {
    expect(isIdentityPoolId(id)).toBe(isId);
  });

  it.each([
    ['1example23456789abcdefghij', true],
    ['a'.repeat(128), true],
    ['a'.repeat(129), false],
    ['with-hyphen', false],
    ['', false],
  ])('%s is a client id: %s', (id, isId) => {
    expect(isClientId(id)).toBe(isId);
  });

  it('make the ARN that Lambda sees as SourceArn', () => {
    const place = { region: 'eu-central-1', accountId: '123456789012' };

    expect(userPoolArn(place, 'eu-central-1_A')).toBe(
      'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_A',
    );
  });
});
