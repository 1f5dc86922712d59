import { type Call, contextValues } from '#shared/iam/call.ts';
import type { Statement } from '#shared/iam/document.ts';

/**
 * The conditions of a statement that applied although the call has no such key: `ForAllValues`, `...IfExists` and
 * negated operators hold then. An Allow with one lets through what its author meant to limit, such as a Scan under
 * `ForAllValues:StringEquals` on `dynamodb:LeadingKeys`. `Null` asks for the absence itself.
 */
export const heldWithoutKey = (
  { Condition = {} }: Statement,
  call: Pick<Call, 'context'>,
): readonly string[] =>
  Object.entries(Condition)
    .filter(([operator]) => operator.toLowerCase() !== 'null')
    .flatMap(([operator, keys]) =>
      Object.keys(keys)
        .filter((key) => contextValues(call, key) === undefined)
        .map((key) => `${operator} on ${key}`),
    );
