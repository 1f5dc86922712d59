import { describe, expect, it } from 'vitest';
import type { Context } from '#shared/iam/call.ts';
import { decide } from '#shared/iam/decide/decide.ts';
import { aCall, allow, deny, layer, lets } from './judge.ts';

type Row = readonly [
  operator: string,
  policyValues: unknown,
  value: string | readonly string[] | undefined,
  holds: boolean,
];

const contextOf = (value: Row[2]): Context => (value === undefined ? {} : { 'a:Key': value });

const holds = (operator: string, values: unknown, value: Row[2]): boolean =>
  lets(
    allow({ Condition: { [operator]: { 'A:key': values } } }),
    aCall({ context: contextOf(value) }),
  );

const topic = 'arn:aws:sns:eu-west-1:111122223333:topic';

describe('a condition operator', () => {
  it.each<Row>([
    ['StringEquals', 'ada', 'ada', true],
    ['StringEquals', 'ada', 'Ada', false],
    ['StringEquals', 'ad*', 'ada', false],
    ['StringEquals', 'ad*', 'ad*', true],
    ['StringEquals', ['bob', 'ada'], 'ada', true],
    ['StringEquals', '', '', true],
    ['stringequals', 'ada', 'ada', true],
    ['StringNotEquals', 'ada', 'bob', true],
    ['StringNotEquals', ['bob', 'ada'], 'bob', false],
    ['StringEqualsIgnoreCase', 'ADA', 'ada', true],
    ['StringEqualsIgnoreCase', 'ADA', 'adam', false],
    ['StringNotEqualsIgnoreCase', 'ADA', 'ada', false],
    ['StringNotEqualsIgnoreCase', 'ADA', 'bob', true],
    ['StringLike', 'a*a', 'ada', true],
    ['StringLike', 'a?a', 'ada', true],
    ['StringLike', 'a?a', 'adda', false],
    ['StringLike', 'A*', 'ada', false],
    ['StringLike', '*a*b*c', 'xaxbxxc', true],
    ['StringLike', 'a.a', 'ada', false],
    ['StringLike', '*', 'line\nbreak', true],
    ['StringLike', 'a?', 'a\u{1F600}', true],
    ['StringNotLike', 'a*', 'ada', false],
    ['StringNotLike', 'b*', 'ada', true],
    ['NumericEquals', 5, '5.0', true],
    ['NumericEquals', '5', '6', false],
    ['NumericEquals', '9007199254740993', '9007199254740992', false],
    ['NumericEquals', 'five', 'five', false],
    ['NumericEquals', '0x5', '5', false],
    ['NumericNotEquals', '5', '6', true],
    ['NumericNotEquals', '5', '5', false],
    ['NumericNotEquals', '5', 'five', false],
    ['NumericLessThan', '5', '4', true],
    ['NumericLessThan', '5', '5', false],
    ['NumericLessThanEquals', '5', '5', true],
    ['NumericLessThanEquals', '5', '6', false],
    ['NumericGreaterThan', '5', '10', true],
    ['NumericGreaterThan', '5', '5', false],
    ['NumericGreaterThanEquals', '-5', '-5', true],
    ['NumericGreaterThanEquals', '5', '4', false],
    ['DateEquals', '2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00', true],
    ['DateEquals', '1767225600', '2026-01-01', true],
    ['DateEquals', '2026', '2026', false],
    ['DateEquals', '2026-01-01T00:00:00', '2026-01-01T00:00:00Z', false],
    ['DateNotEquals', '2026-01-01', '2026-01-02', true],
    ['DateNotEquals', '2026-01-01', '2026-01-01', false],
    ['DateLessThan', '2026-01-02', '2026-01-01T23:59:59Z', true],
    ['DateLessThan', '2026-01-02', '2026-01-02', false],
    ['DateLessThanEquals', '2026-01-02', '2026-01-02', true],
    ['DateLessThanEquals', '2026-01-02', '2026-01-03', false],
    ['DateGreaterThan', '2026-01-01', '2026-01-02', true],
    ['DateGreaterThan', '2026-01-01', '2026-01-01', false],
    ['DateGreaterThanEquals', '2026-01-01', '2026-01-01', true],
    ['DateGreaterThanEquals', '2026-01-01', '2025-12-31', false],
    ['Bool', true, 'true', true],
    ['Bool', 'True', 'true', true],
    ['Bool', 'true', 'false', false],
    ['Bool', 'yes', 'yes', false],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ6', false],
    ['BinaryEquals', 'not base64', 'not base64', false],
    ['IpAddress', '203.0.113.0/24', '203.0.113.77', true],
    ['IpAddress', '203.0.113.9/24', '203.0.113.77', true],
    ['IpAddress', '203.0.113.0/24', '203.0.114.1', false],
    ['IpAddress', '203.0.113.7', '203.0.113.7', true],
    ['IpAddress', '203.0.113.7', '203.0.113.8', false],
    ['IpAddress', '0.0.0.0/0', '198.51.100.1', true],
    ['IpAddress', '0.0.0.0/0', '2001:db8::1', false],
    ['IpAddress', '203.0.113.0/24', '203.0.113.077', false],
    ['IpAddress', '::/0', '203.0.113.7', false],
    ['IpAddress', '::/0', '1:2:3:4::5:6:7:8', false],
    ['IpAddress', '203.0.113.0/24', '203.0.113.0/16', false],
    ['IpAddress', '203.0.113.0/33', '203.0.113.7', false],
    ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5678:9::1', true],
    ['IpAddress', '2001:db8:1234:5678::/64', '2001:db8:1234:5679::1', false],
    ['IpAddress', '2001:db8::1', '2001:0db8:0:0:0:0:0:1', true],
    ['IpAddress', '::ffff:203.0.113.0/120', '::ffff:203.0.113.9', true],
    ['IpAddress', '::/0', '1:2:3:4:5:6:7:8:9', false],
    ['IpAddress', '::/0', '1::2::3', false],
    ['NotIpAddress', '203.0.113.0/24', '198.51.100.1', true],
    ['NotIpAddress', '203.0.113.0/24', '203.0.113.1', false],
    ['NotIpAddress', '203.0.113.0/24', 'no address', false],
    ['ArnEquals', topic, topic, true],
    ['ArnEquals', 'arn:aws:sns:*:111122223333:*', topic, true],
    ['ArnLike', 'arn:aws:sns:*:444455556666:*', topic, false],
    ['ArnLike', 'arn:aws:sns:*:topic', topic, false],
    ['ArnLike', 'arn:*:topic', topic, false],
    ['ArnLike', 'arn:aws:sns:eu-west-?:111122223333:to*', topic, true],
    ['ArnLike', 'arn:aws:sns:eu-west-1:111122223333:*:b', `${topic}:a:b`, true],
    ['ArnLike', 'arn:aws:sns:eu-west-1:111122223333:TOPIC', topic, false],
    ['ArnLike', topic, 'topic', false],
    ['ArnLike', 'arn:aws:sns:*:*:*', 'arn:aws:sns', false],
    ['ArnEquals', `\${a:key}`, topic, true],
    ['ArnNotEquals', topic, `${topic}-2`, true],
    ['ArnNotEquals', topic, topic, false],
    ['ArnNotLike', 'arn:aws:sns:*:*:*', topic, false],
    ['ArnNotLike', 'arn:aws:sqs:*:*:*', topic, true],
  ])('%s of %j with the value %j: %s', (operator, values, value, expected) => {
    expect(holds(operator, values, value)).toBe(expected);
  });

  it.each<Row>([
    ['StringEquals', 'ada', undefined, false],
    ['StringLike', '*', undefined, false],
    ['NumericLessThan', '5', undefined, false],
    ['Bool', 'false', undefined, false],
    ['StringNotEquals', 'ada', undefined, true],
    ['StringNotLike', '*', undefined, true],
    ['StringNotEqualsIgnoreCase', 'ada', undefined, true],
    ['NumericNotEquals', '5', undefined, true],
    ['DateNotEquals', '2026-01-01', undefined, true],
    ['NotIpAddress', '0.0.0.0/0', undefined, true],
    ['ArnNotLike', topic, undefined, true],
    ['StringEqualsIfExists', 'ada', undefined, true],
    ['StringEqualsIfExists', 'ada', 'bob', false],
    ['StringEqualsIfExists', 'ada', 'ada', true],
    ['NumericLessThanIfExists', '5', undefined, true],
    ['IpAddressIfExists', '203.0.113.0/24', undefined, true],
    ['ForAnyValue:StringEqualsIfExists', 'ada', undefined, true],
    ['Null', 'true', undefined, true],
    ['Null', 'true', 'ada', false],
    ['Null', 'false', 'ada', true],
    ['Null', false, undefined, false],
    ['Null', 'true', [], true],
    ['Null', 'maybe', undefined, false],
  ])('%s of %j on a key with the value %j: %s', (operator, values, value, expected) => {
    expect(holds(operator, values, value)).toBe(expected);
  });

  it.each<Row>([
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b', 'a'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], undefined, true],
    ['ForAllValues:StringEquals', ['a', 'b'], [], true],
    ['ForAllValues:StringEquals', ['a', 'b'], '', true],
    ['ForAllValues:StringEquals', 'a', 'a', true],
    ['ForAllValues:StringNotEquals', 'a', ['b', 'c'], true],
    ['ForAllValues:StringNotEquals', 'a', ['a', 'b'], false],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c'], false],
    ['ForAnyValue:StringEquals', ['a', 'b'], undefined, false],
    ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], true],
    ['ForAnyValue:StringNotEquals', 'a', ['a'], false],
    ['ForAnyValue:StringNotEquals', 'a', undefined, false],
    ['ForAnyValue:StringLike', 'team-*', ['x', 'team-a'], true],
    ['foranyvalue:stringlike', 'team-*', ['x', 'team-a'], true],
    ['StringEquals', 'a', ['a'], true],
    ['StringEquals', 'a', ['a', 'b'], false],
    ['StringNotEquals', 'a', ['b', 'c'], false],
  ])('%s of %j with the values %j: %s', (operator, values, value, expected) => {
    expect(holds(operator, values, value)).toBe(expected);
  });

  it.each([
    'StringSounds',
    'StringEqualsSometimes',
    'ForSomeValues:StringEquals',
    'ForAllValues:Null',
    'NullIfExists',
    'StringEqualsIfExistsIfExists',
    'constructor',
    'toString:StringEquals',
    '__proto__',
    '',
  ])(
    '%j is not modelled: an Allow with it does not allow, and a Deny with it denies',
    (operator) => {
      const Condition = JSON.parse(`{${JSON.stringify(operator)}:{"aws:username":"ada"}}`);
      expect(decide([layer('identity', allow({ Condition }))], aCall())).toMatchObject({
        decision: 'implicit-deny',
        notModelled: [`operator ${operator}`],
      });
      const layers = [layer('identity', allow(), deny({ Condition }))];
      expect(decide(layers, aCall())).toMatchObject({
        decision: 'explicit-deny',
        notModelled: [`operator ${operator}`],
      });
    },
  );

  it('that is not modelled changes nothing in a Deny for which another condition does not hold', () => {
    const Condition = { StringSounds: { a: 'b' }, StringEquals: { 'aws:username': 'bob' } };
    expect(decide([layer('identity', allow(), deny({ Condition }))], aCall())).toMatchObject({
      decision: 'allow',
      notModelled: [],
    });
  });

  it('without values is not modelled', () => {
    expect(holds('StringNotEquals', [], 'ada')).toBe(false);
  });
});

describe('the conditions of a statement', () => {
  it.each([
    [{ StringEquals: { a: '1', b: '2' } }, { a: '1', b: '2' }, true],
    [{ StringEquals: { a: '1', b: '2' } }, { a: '1', b: '3' }, false],
    [{ StringEquals: { a: '1' }, StringLike: { b: '2*' } }, { a: '1', b: '22' }, true],
    [{ StringEquals: { a: '1' }, StringLike: { b: '2*' } }, { a: '1', b: '3' }, false],
    [{ StringEquals: { a: '1', A: '2' } }, { a: '1' }, false],
    [{}, {}, true],
  ])('%j must all hold in the context %j: %s', (Condition, context, expected) => {
    expect(lets(allow({ Condition }), aCall({ context }))).toBe(expected);
  });

  it('on a key that the call may have are not modelled', () => {
    const call = aCall({ context: {}, missingKeys: 'unknown' });
    const Condition = { StringNotEquals: { 'aws:SourceOrgID': 'o-1' } };
    expect(decide([layer('identity', allow({ Condition }))], call)).toMatchObject({
      decision: 'implicit-deny',
      notModelled: ['value of aws:SourceOrgID'],
    });
    expect(decide([layer('identity', allow(), deny({ Condition }))], call).decision).toBe(
      'explicit-deny',
    );
  });
});
