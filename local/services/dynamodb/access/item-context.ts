import type { Context } from '#shared/iam/call.ts';
import { attributesIn } from './expressions.ts';
import type { Request } from './input.ts';

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const expressionsOf = (request: Request): readonly string[] =>
  [
    request.ProjectionExpression,
    request.KeyConditionExpression,
    request.FilterExpression,
    request.ConditionExpression,
    request.UpdateExpression,
  ].filter((expression) => expression !== undefined);

/** The top-level attributes that the request names. */
const attributesOf = (request: Request): readonly string[] => [
  ...[request.Key, request.Item, request.KeyConditions].flatMap((one) => Object.keys(one ?? {})),
  ...[request.Expected, request.AttributeUpdates, request.QueryFilter, request.ScanFilter].flatMap(
    (one) => Object.keys(one),
  ),
  ...(request.AttributesToGet ?? []),
  ...expressionsOf(request).flatMap((expression) =>
    attributesIn(expression, request.ExpressionAttributeNames),
  ),
];

type Projection = Pick<Request, 'AttributesToGet' | 'ProjectionExpression' | 'IndexName'>;

/** What a read without `Select` returns (API reference: Query, Select). */
export const impliedSelect = ({
  AttributesToGet,
  ProjectionExpression,
  IndexName,
}: Projection): string => {
  if (AttributesToGet !== undefined || ProjectionExpression !== undefined) {
    return 'SPECIFIC_ATTRIBUTES';
  }
  return IndexName === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES';
};

const reads = new Set(['GetItem', 'Query', 'Scan']);
const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

/** What the operation's own condition keys say, but for the leading keys (service authorization reference: DynamoDB). */
export const requestContext = (operation: string, request: Request): Context => ({
  'dynamodb:Attributes': unique(attributesOf(request)),
  ...(reads.has(operation) && { 'dynamodb:Select': request.Select ?? impliedSelect(request) }),
  ...(writes.has(operation) && { 'dynamodb:ReturnValues': request.ReturnValues ?? 'NONE' }),
  ...(request.ReturnConsumedCapacity !== undefined && {
    'dynamodb:ReturnConsumedCapacity': request.ReturnConsumedCapacity,
  }),
});
