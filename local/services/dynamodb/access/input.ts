import * as v from 'valibot';

/*
 * The members of DynamoDB's requests that decide what is asked for. Others are left to the engine.
 */

const attributeValue = v.looseObject({
  S: v.optional(v.string()),
  N: v.optional(v.string()),
  B: v.optional(v.string()),
});

const item = v.record(v.string(), attributeValue);
const names = v.optional(v.record(v.string(), v.string()), {});
const text = v.optional(v.string());

export type Item = v.InferOutput<typeof item>;

/** An ARN in place of a name is not modelled. */
const name = v.pipe(v.string(), v.regex(/^[\w.-]{3,255}$/));

export const tableSchema = v.looseObject({ TableName: name });

export const requestSchema = v.looseObject({
  ...tableSchema.entries,
  Key: v.optional(item),
  Item: v.optional(item),
  IndexName: v.optional(name),
  Select: text,
  ReturnValues: text,
  ReturnConsumedCapacity: text,
  AttributesToGet: v.optional(v.array(v.string())),
  ProjectionExpression: text,
  KeyConditionExpression: text,
  FilterExpression: text,
  ConditionExpression: text,
  UpdateExpression: text,
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: v.optional(item, {}),
  KeyConditions: v.optional(
    v.record(
      v.string(),
      v.looseObject({
        ComparisonOperator: v.string(),
        AttributeValueList: v.optional(v.array(attributeValue), []),
      }),
    ),
  ),
  // The parameters that expressions replaced. Each names its attributes as its members.
  Expected: v.optional(v.record(v.string(), v.unknown()), {}),
  AttributeUpdates: v.optional(v.record(v.string(), v.unknown()), {}),
  QueryFilter: v.optional(v.record(v.string(), v.unknown()), {}),
  ScanFilter: v.optional(v.record(v.string(), v.unknown()), {}),
});

export type Request = v.InferOutput<typeof requestSchema>;

const batchKeys = v.looseObject({
  Keys: v.array(item),
  AttributesToGet: v.optional(v.array(v.string())),
  ProjectionExpression: text,
  ExpressionAttributeNames: names,
});

export const batchGetSchema = v.looseObject({
  RequestItems: v.record(name, batchKeys),
  ReturnConsumedCapacity: text,
});

const write = v.union([
  v.strictObject({ PutRequest: v.strictObject({ Item: item }) }),
  v.strictObject({ DeleteRequest: v.strictObject({ Key: item }) }),
]);

export const batchWriteSchema = v.looseObject({
  RequestItems: v.record(name, v.array(write)),
  ReturnConsumedCapacity: text,
});
