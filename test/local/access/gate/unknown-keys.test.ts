import { describe, expect, it } from 'vitest';
import { sessionWith } from '../../../support/access/access.ts';
import { getItem, newGate } from '../../../support/access/gate.ts';

const { call, decisions } = newGate();

const rows = { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' };

const denyWith = (Condition: object) => ({ Effect: 'Deny', Action: '*', Resource: '*', Condition });

describe('a condition on a key that the call does not have', () => {
  it.each([
    ['aws:PrincipalOrgID', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
    ['AWS:resourcetag/stage', { StringEquals: { 'AWS:resourcetag/stage': 'secret' } }],
    ['aws:MultiFactorAuthPresent', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }],
    ['aws:SourceVpc', { Null: { 'aws:SourceVpc': 'true' } }],
    [
      'dynamodb:FirstPartitionKeyValues',
      { 'ForAnyValue:StringLike': { 'dynamodb:FirstPartitionKeyValues': 'x' } },
    ],
  ])('denies where it is %s, which AWS might send', async (key, condition) => {
    const answer = await call(sessionWith(rows, denyWith(condition)), getItem('a'));

    expect(answer).toContain('with an explicit deny in an identity-based policy');
    expect(answer).toContain(`not modelled locally: value of ${key}`);
    expect(decisions.list().at(-1)).toMatchObject({
      outcome: 'explicit-deny',
      notModelled: [`value of ${key}`],
    });
  });

  it('does not allow where AWS might send the key', async () => {
    const absent = { ...rows, Condition: { Null: { 'aws:PrincipalOrgID': 'true' } } };

    expect(await call(sessionWith(absent), getItem('a'))).toContain('AccessDeniedException');
  });

  it.each([
    ['aws:PrincipalTag/tenant', { StringEquals: { 'aws:PrincipalTag/tenant': 'acme' } }],
    ['dynamodb:Select', { StringEquals: { 'dynamodb:Select': 'COUNT' } }],
    ['s3:prefix', { StringEquals: { 's3:prefix': 'private/' } }],
    ['aws:SourceArn', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::a' } }],
  ])(
    'does not apply where it is %s, which is filled in where a call has it',
    async (_, condition) => {
      expect(await call(sessionWith(rows, denyWith(condition)), getItem('a'))).toBe('passes');
    },
  );
});

describe('the list of decisions', () => {
  it('holds no key of a row, no address and no text of the request', async () => {
    const limited = {
      ...rows,
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['other'] } },
    };
    await call(sessionWith(limited), getItem('ada@example.com'));

    const last = JSON.stringify(decisions.list().at(-1));
    expect(last).toContain('dynamodb:GetItem');
    expect(last).not.toContain('ada@example.com');
  });
});
