import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { leaseMs, lifetimeMs } from '#shared/one-time-code/limits.ts';
import { matches, readPattern } from '../../local/services/lambda/event-source/filter.ts';
import { deploy, ofType, read, resource } from './deployment.ts';

const own = deploy();
const queueArn = 'arn:aws:sqs:us-east-1:123456789012:UndeliveredCodes';

describe('the event source of the courier', () => {
  const { properties } = resource(own, 'CodeDeliveryStream');

  it('is the stream of ChallengesTable, and no other function has a source', () => {
    expect(ofType(own, 'AWS::Lambda::EventSourceMapping')).toHaveLength(1);
    expect(properties).toMatchObject({
      FunctionName: 'CodeDeliveryFunction',
      EventSourceArn: expect.stringMatching(/:table\/ChallengesTable\/stream\//),
    });
  });

  it('begins with the oldest record, so that no mail is lost while the mapping is made', () => {
    expect(properties.StartingPosition).toBe('TRIM_HORIZON');
  });

  it('repeats one record at a time for as long as its code lives, then names it in the queue', () => {
    expect(properties).toMatchObject({
      BatchSize: 1,
      ParallelizationFactor: 10,
      MaximumRecordAgeInSeconds: lifetimeMs / 1000,
      MaximumRetryAttempts: -1,
      DestinationConfig: { OnFailure: { Destination: queueArn } },
    });
  });

  it.each([
    { status: 'due', wakes: true },
    { status: 'sending', wakes: false },
    { status: 'handed', wakes: false },
    { status: 'undeliverable', wakes: false },
    { status: 'none', wakes: false },
  ])('a row whose delivery is $status wakes the courier: $wakes', ({ status, wakes }) => {
    const { FilterCriteria } = read(
      resource(own, 'CodeDeliveryStream'),
      v.looseObject({
        FilterCriteria: v.object({ Filters: v.tuple([v.object({ Pattern: v.string() })]) }),
      }),
    );
    const pattern = readPattern(JSON.parse(FilterCriteria.Filters[0].Pattern));

    expect(matches(pattern, { dynamodb: { NewImage: { delivery: { S: status } } } })).toBe(wakes);
    // What the time to live removes has no new image.
    expect(matches(pattern, { eventName: 'REMOVE', dynamodb: { Keys: {} } })).toBe(false);
  });
});

describe('the courier', () => {
  it('is stopped before its lease ends, or a send that still runs would be repeated', () => {
    const { Timeout } = resource(own, 'CodeDeliveryFunction').properties;

    expect(Number(Timeout) * 1000).toBeLessThan(leaseMs);
  });

  it('may be invoked by its event source only: it has no permission for another service', () => {
    const permitted = ofType(own, 'AWS::Lambda::Permission').map(
      ({ properties }) => properties.FunctionName,
    );

    expect(permitted).not.toContain('CodeDeliveryFunction');
  });
});

describe('the queue of codes that were never accepted', () => {
  it('is encrypted under our key and keeps a message for 14 days, the longest time there is', () => {
    expect(resource(own, 'UndeliveredCodes').properties).toEqual({
      KmsMasterKeyId: 'arn:aws:kms:us-east-1:123456789012:key/SuiteKey',
      MessageRetentionPeriod: 14 * 86_400,
    });
  });

  it('has an alarm on its first message', () => {
    expect(resource(own, 'UndeliveredCodesAlarm').properties).toMatchObject({
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: expect.stringContaining('UndeliveredCodes') }],
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });

  it('is preceded by an alarm on codes that wait for more than 30 s', () => {
    expect(resource(own, 'LateCodesAlarm').properties).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'IteratorAge',
      Dimensions: [{ Name: 'FunctionName', Value: 'CodeDeliveryFunction' }],
      Threshold: 30_000,
      ComparisonOperator: 'GreaterThanThreshold',
    });
  });
});
