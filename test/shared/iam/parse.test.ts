import { describe, expect, it } from 'vitest';
import { MalformedPolicyError } from '#shared/iam/parse/malformed.ts';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import fc from '../../support/properties.ts';

const statement = (changes: Readonly<Record<string, unknown>> = {}) => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: '*',
  ...changes,
});

const policy = (changes: Readonly<Record<string, unknown>> = {}) => ({
  Version: '2012-10-17',
  Statement: [statement(changes)],
});

const placeOf = (value: unknown): string | undefined => {
  try {
    parsePolicy(value);
    return undefined;
  } catch (error) {
    if (error instanceof MalformedPolicyError) return error.place;
    throw error;
  }
};

describe('a policy document', () => {
  it('is read from a text and from a value alike', () => {
    expect(parsePolicy(JSON.stringify(policy()))).toEqual(parsePolicy(policy()));
  });

  it('has lists where it had one text, and texts where it had numbers and booleans', () => {
    const read = parsePolicy({
      Id: 'mine',
      Statement: statement({
        Sid: 'One',
        Principal: { AWS: '111122223333', Service: ['s3.amazonaws.com'] },
        Condition: { Bool: { 'aws:SecureTransport': true }, NumericEquals: { n: [1, '2'] } },
      }),
    });
    expect(read).toEqual({
      Version: '2008-10-17',
      Id: 'mine',
      Statement: [
        {
          Sid: 'One',
          Effect: 'Allow',
          Principal: { AWS: ['111122223333'], Service: ['s3.amazonaws.com'] },
          Action: ['s3:GetObject'],
          Resource: ['*'],
          Condition: {
            Bool: { 'aws:SecureTransport': ['true'] },
            NumericEquals: { n: ['1', '2'] },
          },
        },
      ],
    });
  });

  it('that was read is read again as the same', () => {
    const read = parsePolicy(policy({ Principal: '*', Condition: { Null: { a: true } } }));
    expect(parsePolicy(JSON.stringify(read))).toEqual(read);
  });

  it('may have no statement in its list', () => {
    expect(parsePolicy({ Version: '2012-10-17', Statement: [] }).Statement).toEqual([]);
  });

  it.each<readonly [string, unknown]>([
    ['', 'no JSON'],
    ['', ''],
    ['', '[]'],
    ['', 'null'],
    ['', undefined],
    ['', 5],
    ['', {}],
    ['', { Version: '2012-10-17' }],
    ['Version', { Version: '2012-10-18', Statement: [] }],
    ['Version', { Version: 20121017, Statement: [] }],
    ['version', { version: '2012-10-17', Statement: [] }],
    ['Id', { Id: 1, Statement: [] }],
    ['Statement', { Statement: 'Allow' }],
    ['Statement[1]', { Statement: [statement(), null] }],
    ['Statement[0].Sid', policy({ Sid: 1 })],
    ['Statement[0].Effect', policy({ Effect: undefined })],
    ['Statement[0].Effect', policy({ Effect: 'ALLOW' })],
    ['Statement[0].effect', policy({ effect: 'Deny' })],
    ['Statement[0]', policy({ Action: undefined })],
    ['Statement[0]', policy({ NotAction: 's3:*' })],
    ['Statement[0]', policy({ NotResource: '*' })],
    ['Statement[0]', policy({ Principal: '*', NotPrincipal: '*' })],
    ['Statement[0].Action', policy({ Action: [] })],
    ['Statement[0].Action', policy({ Action: 'GetObject' })],
    ['Statement[0].Action[1]', policy({ Action: ['s3:*', 5] })],
    ['Statement[0].NotAction', policy({ Action: undefined, NotAction: ':x' })],
    ['Statement[0].Resource', policy({ Resource: [] })],
    ['Statement[0].Resource', policy({ Resource: { Ref: 'Bucket' } })],
    ['Statement[0].Principal', policy({ Principal: 'arn:aws:iam::111122223333:root' })],
    ['Statement[0].Principal', policy({ Principal: {} })],
    ['Statement[0].Principal', policy({ Principal: ['*'] })],
    ['Statement[0].Principal.User', policy({ Principal: { User: 'ada' } })],
    ['Statement[0].Principal.AWS', policy({ Principal: { AWS: [] } })],
    ['Statement[0].NotPrincipal.AWS[0]', policy({ NotPrincipal: { AWS: [null] } })],
    ['Statement[0].Condition', policy({ Condition: 'none' })],
    ['Statement[0].Condition.Bool', policy({ Condition: { Bool: 'aws:SecureTransport' } })],
    ['Statement[0].Condition.Bool.a', policy({ Condition: { Bool: { a: null } } })],
    ['Statement[0].Condition.Bool.a[1]', policy({ Condition: { Bool: { a: ['x', ['y']] } } })],
    ['Statement[0].Conditions', policy({ Conditions: {} })],
  ])('that is malformed is refused with the place %j: %j', (place, value) => {
    expect(placeOf(value)).toBe(place);
  });

  it('keeps its values out of the error', () => {
    expect(() => parsePolicy(policy({ Effect: 'secret' }))).toThrow(
      'Malformed policy: Statement[0].Effect must be Allow or Deny.',
    );
  });

  it('of any JSON is read or refused, and nothing else is thrown', () => {
    const elements = fc.constantFrom(
      'Version',
      'Statement',
      'Effect',
      'Action',
      'Principal',
      'Condition',
      '__proto__',
    );
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.anything({ withBigInt: true, withNullPrototype: true }),
      fc.dictionary(
        elements,
        fc.oneof(fc.jsonValue(), fc.array(fc.dictionary(elements, fc.jsonValue()))),
      ),
    );
    fc.assert(
      fc.property(anything, (value) => typeof placeOf(value) !== 'number'),
      { numRuns: 500 },
    );
  });
});
