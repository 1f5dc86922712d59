import * as v from 'valibot';
import type { Context } from '#shared/iam/call.ts';
import { attributesIn } from './expressions.ts';
import { batchGetSchema, batchWriteSchema, type Item } from './input.ts';
import { impliedSelect } from './item-context.ts';

/** What a batch asks of one table. */
export type Part = {
  readonly table: string;
  readonly keys: readonly Item[];
  readonly context: Context;
};

const capacity = (value: string | undefined): Context =>
  value === undefined ? {} : { 'dynamodb:ReturnConsumedCapacity': value };

const namesIn = (items: readonly Item[]): readonly string[] => items.flatMap(Object.keys);

const readGets = (body: unknown): readonly Part[] | undefined => {
  const { success, output } = v.safeParse(batchGetSchema, body);
  if (!success) return undefined;
  return Object.entries(output.RequestItems).map(([table, request]) => ({
    table,
    keys: request.Keys,
    context: {
      'dynamodb:Attributes': [
        ...new Set([
          ...namesIn(request.Keys),
          ...(request.AttributesToGet ?? []),
          ...attributesIn(request.ProjectionExpression ?? '', request.ExpressionAttributeNames),
        ]),
      ],
      'dynamodb:Select': impliedSelect(request),
      ...capacity(output.ReturnConsumedCapacity),
    },
  }));
};

const readWrites = (body: unknown): readonly Part[] | undefined => {
  const { success, output } = v.safeParse(batchWriteSchema, body);
  if (!success) return undefined;
  return Object.entries(output.RequestItems).map(([table, writes]) => {
    const keys = writes.map((one) =>
      'PutRequest' in one ? one.PutRequest.Item : one.DeleteRequest.Key,
    );
    return {
      table,
      keys,
      context: {
        'dynamodb:Attributes': [...new Set(namesIn(keys))],
        ...capacity(output.ReturnConsumedCapacity),
      },
    };
  });
};

/** The tables of a batch; undefined where the body is not that of a batch. */
export const readBatch = (operation: string, body: unknown): readonly Part[] | undefined =>
  operation === 'BatchGetItem' ? readGets(body) : readWrites(body);
