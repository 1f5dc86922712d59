import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../../../local/observe/clock.ts';
import {
  type EventSource,
  startEventSource,
} from '../../../../../local/services/lambda/event-source/event-source.ts';
import type { LambdaRecord } from '../../../../../local/services/lambda/event-source/stream-event.ts';

type Event = { readonly Records: readonly [LambdaRecord] };
type Invoke = (label: string, event: Event) => Promise<boolean>;

let source: EventSource | undefined;
afterEach(() => source?.stop());

/** An event source whose function is `invoke`; a record is called by its row's `label`. */
const sourceFor = (
  invoke: Invoke,
  patterns: Parameters<typeof startEventSource>[0]['mapping']['patterns'] = [],
) => {
  const clock = createClock();
  const givenUp: string[] = [];
  const runs: string[] = [];
  source = startEventSource({
    mapping: {
      functionName: 'Courier',
      table: 'Challenges',
      patterns,
      maximumRecordAgeSeconds: 600,
    },
    place: { region: 'us-east-1', accountId: '123456789012' },
    clock,
    faults: { pass: (record, hand) => hand(record) },
    invoke: (_, event) => {
      const sent = event as Event;
      const { label } = sent.Records[0].dynamodb.NewImage as { label: { S: string } };
      runs.push(label.S);
      return invoke(label.S, sent);
    },
    giveUp: (name) => givenUp.push(name),
  });
  const { publish, settled, underWay, stop } = source;
  return {
    clock,
    runs,
    givenUp,
    settled,
    underWay,
    stop,
    write: (key: string, label: string, table = 'Challenges') =>
      publish({
        table,
        eventName: 'MODIFY',
        keys: { pk: { S: key } },
        newImage: { pk: { S: key }, label: { S: label } },
      }),
  };
};

const until = async (condition: () => boolean): Promise<void> => {
  for (let round = 0; round < 400 && !condition(); round += 1) await sleep(10);
  expect(condition()).toBe(true);
};

describe('a record', () => {
  it('comes to the function by itself, in the shape of a DynamoDB stream event', async () => {
    const events: Event[] = [];
    const { write, settled } = sourceFor(async (_, event) => events.push(event) > 0);

    write('2U#a', 'one');
    await settled();

    expect(events).toEqual([
      {
        Records: [
          {
            eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
            eventName: 'MODIFY',
            eventVersion: '1.1',
            eventSource: 'aws:dynamodb',
            awsRegion: 'us-east-1',
            dynamodb: {
              ApproximateCreationDateTime: expect.any(Number),
              Keys: { pk: { S: '2U#a' } },
              NewImage: { pk: { S: '2U#a' }, label: { S: 'one' } },
              SequenceNumber: expect.stringMatching(/^\d{21}$/),
              SizeBytes: expect.any(Number),
              StreamViewType: 'NEW_IMAGE',
            },
            eventSourceARN: expect.stringMatching(
              /^arn:aws:dynamodb:us-east-1:123456789012:table\/Challenges\/stream\//,
            ),
          },
        ],
      },
    ]);
  });

  it('of another table, or one that no pattern matches, wakes nothing', async () => {
    const pattern = { dynamodb: { NewImage: { label: { S: ['due'] } } } };
    const { write, settled, runs } = sourceFor(async () => true, [pattern]);

    write('2U#a', 'due', 'Profiles');
    write('2U#a', 'handed');
    write('2U#a', 'due');
    await settled();

    expect(runs).toEqual(['due']);
  });

  it('that fails comes again until it is taken, and what waits behind it in its key comes after it', async () => {
    let failures = 2;
    const { write, runs } = sourceFor(async (label) => label !== 'first' || failures-- <= 0);

    write('2U#a', 'first');
    write('2U#a', 'second');
    await until(() => runs.includes('second'));

    expect(runs).toEqual(['first', 'first', 'first', 'second']);
  });

  it('of another key does not wait for one that fails', async () => {
    const { write, runs } = sourceFor(async (label) => label !== 'broken');

    write('2U#a', 'broken');
    write('2U#b', 'whole');
    await until(() => runs.includes('whole'));

    expect(runs.slice(0, 2).toSorted()).toEqual(['broken', 'whole']);
  });

  it('of another key runs while one of them is still under way', async () => {
    let finish: () => void = () => undefined;
    const slow = new Promise<boolean>((resolve) => {
      finish = () => resolve(true);
    });
    const { write, runs, settled } = sourceFor((label) =>
      label === 'slow' ? slow : Promise.resolve(true),
    );

    write('2U#a', 'slow');
    write('2U#a', 'behind');
    write('2U#b', 'beside');
    await until(() => runs.includes('beside'));
    expect(runs).not.toContain('behind');
    finish();
    await settled();

    expect(runs).toEqual(['slow', 'beside', 'behind']);
  });

  it('that is older than the mapping allows is given up, and the next one of its key runs', async () => {
    const { write, runs, clock, givenUp } = sourceFor(async (label) => label === 'next');

    write('2U#a', 'late');
    await until(() => runs.length > 0);
    clock.advance(590);
    await sleep(150);
    expect(givenUp).toEqual([]);
    clock.advance(20);
    write('2U#a', 'next');
    await until(() => runs.includes('next'));

    expect(givenUp).toEqual(['Courier']);
  });
});

describe('settled', () => {
  it('waits for the first run of every record, and not until a failing one is taken', async () => {
    const { write, settled, runs } = sourceFor(async () => {
      await sleep(60);
      return false;
    });

    write('2U#a', 'one');
    write('2U#b', 'two');
    await settled();

    expect(runs.slice(0, 2).toSorted()).toEqual(['one', 'two']);
  });

  it('answers at once where nothing waits', async () => {
    const { settled } = sourceFor(async () => true);

    expect(await settled()).toBeUndefined();
  });
});

describe('underWay', () => {
  it('waits for the first run that has begun, and not for the record behind it', async () => {
    const first = Promise.withResolvers<boolean>();
    const second = Promise.withResolvers<boolean>();
    const { write, underWay, runs } = sourceFor((label) =>
      label === 'one' ? first.promise : second.promise,
    );

    write('2U#a', 'one');
    write('2U#a', 'two');
    await until(() => runs.includes('one'));
    const waiting = underWay();
    first.resolve(true);

    expect(await waiting).toBeUndefined();
    second.resolve(true);
  });
});

describe('stop', () => {
  it('ends the repeats and takes no more records', async () => {
    const { write, stop, runs } = sourceFor(async () => false);
    write('2U#a', 'one');
    await until(() => runs.length > 0);

    stop();
    const soFar = runs.length;
    write('2U#a', 'two');
    await sleep(400);

    expect(runs).toHaveLength(soFar);
  });
});
