import { placeholderFor } from './expressions.ts';
import type { Item, Request } from './input.ts';
import { keyText } from './key-text.ts';

const valueByConditions = (
  { KeyConditions = {} }: Request,
  attribute: string,
): Item[string] | undefined => {
  const condition = KeyConditions[attribute];
  if (condition?.ComparisonOperator !== 'EQ') return undefined;
  return condition.AttributeValueList.length === 1 ? condition.AttributeValueList[0] : undefined;
};

const valueByExpression = (request: Request, attribute: string): Item[string] | undefined => {
  const {
    KeyConditionExpression = '',
    ExpressionAttributeNames,
    ExpressionAttributeValues,
  } = request;
  const placeholder = placeholderFor(KeyConditionExpression, attribute, ExpressionAttributeNames);
  return placeholder === undefined ? undefined : ExpressionAttributeValues[placeholder];
};

/** With both forms of conditions it would depend on the engine which of them counts. */
const valueInQuery = (request: Request, attribute: string): Item[string] | undefined => {
  const { KeyConditions, KeyConditionExpression } = request;
  if (KeyConditions === undefined) return valueByExpression(request, attribute);
  return KeyConditionExpression === undefined ? valueByConditions(request, attribute) : undefined;
};

/** Each operation reads one member, and engines ignore the other: a `Key` beside the `Item` of PutItem is a lie. */
const keyValue = (
  operation: string,
  request: Request,
  attribute: string,
): Item[string] | undefined => {
  if (operation === 'Query') return valueInQuery(request, attribute);
  return (operation === 'PutItem' ? request.Item : request.Key)?.[attribute];
};

/** The one partition of an item operation or a query; undefined where the request does not name it for certain. */
export const leadingKeyOf = (
  operation: string,
  request: Request,
  attribute: string,
): string | undefined => keyText(keyValue(operation, request, attribute));
