import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as v from 'valibot';
import { errorNameOf, NotDeliveredError } from '../errors.ts';
import { withDeadline } from './deadline.ts';
import { log, powertools } from './logger.ts';
import { metrics } from './metrics.ts';

/** The part of a stream event that is relied on (Lambda guide: with-ddb; API reference: streams_Record). */
const eventSchema = v.object({ Records: v.array(v.unknown()) });

const recordSchema = v.object({
  eventName: v.picklist(['INSERT', 'MODIFY', 'REMOVE']),
  eventSourceARN: v.string(),
  // What was removed has none.
  dynamodb: v.object({ NewImage: v.exactOptional(v.record(v.string(), v.looseObject({}))) }),
});

type Image = Readonly<Record<string, AttributeValue>>;

export type Source<Item> = {
  /** The table's name; records of another one are dropped. */
  readonly table: string;
  /** What a row says, or nothing where it is not for this consumer. */
  read(image: Image): Item | undefined;
};

type Read<Item> =
  | { readonly outcome: 'item'; readonly item: Item }
  | { readonly outcome: 'drop'; readonly reason: 'malformed' | 'foreign' | 'not due' };

/** `arn:aws:dynamodb:region:account:table/NAME/stream/LABEL` */
const tableOf = (arn: string): string | undefined => arn.split('/')[1];

const readRecord = <Item>(record: unknown, { table, read }: Source<Item>): Read<Item> => {
  const checked = v.safeParse(recordSchema, record);
  if (!checked.success) return { outcome: 'drop', reason: 'malformed' };
  const { eventName, eventSourceARN, dynamodb } = checked.output;
  if (tableOf(eventSourceARN) !== table) return { outcome: 'drop', reason: 'foreign' };
  const image = dynamodb.NewImage;
  if (image === undefined) {
    return { outcome: 'drop', reason: eventName === 'REMOVE' ? 'not due' : 'malformed' };
  }
  const item = read(image as unknown as Image);
  return item === undefined ? { outcome: 'drop', reason: 'not due' } : { outcome: 'item', item };
};

/** Lambda repeats the batch after any error. Its text goes to the runtime's log, so it is one of ours, without a cause. */
const rethrow = (error: unknown): never => {
  if (error instanceof NotDeliveredError) throw new NotDeliveredError(error.step);
  log.error('failed', { errorName: errorNameOf(error) });
  throw new NotDeliveredError('other');
};

const consume = async <Item>(
  event: unknown,
  source: Source<Item>,
  handle: (item: Item) => Promise<void>,
): Promise<void> => {
  const checked = v.safeParse(eventSchema, event);
  if (!checked.success) return log.error('record dropped', { reason: 'malformed' });
  for (const record of checked.output.Records) {
    const found = readRecord(record, source);
    if (found.outcome === 'item') await handle(found.item);
    else log.warn('record dropped', { reason: found.reason });
  }
};

/**
 * A Lambda handler for a DynamoDB stream, one record after the other. What is malformed, foreign or of no interest is
 * logged by its kind and dropped, so that it never blocks the shard; whatever else fails throws, and Lambda repeats it.
 */
export const streamConsumer = <Item>(source: Source<Item>, handle: (item: Item) => Promise<void>) =>
  middy(async (event: unknown, context: Context) => {
    try {
      await withDeadline(context.getRemainingTimeInMillis(), () => consume(event, source, handle));
    } catch (error) {
      rethrow(error);
    } finally {
      metrics.flush();
    }
  }).use(injectLambdaContext(powertools, { logEvent: false, resetKeys: true }));
