import * as v from 'valibot';
import { accountOfPool } from './arn.ts';

const oneOrMore = v.union([
  v.pipe(
    v.string(),
    v.transform((one) => [one]),
  ),
  v.array(v.string()),
]);

const scalars = v.pipe(
  v.union([v.number(), v.boolean()]),
  v.transform((one) => [String(one)]),
);

const StatementSchema = v.looseObject({
  Sid: v.optional(v.string(), ''),
  Effect: v.string(),
  Principal: v.optional(
    v.union([
      v.string(),
      v.looseObject({ Service: v.optional(oneOrMore, []), AWS: v.optional(oneOrMore, []) }),
    ]),
  ),
  Action: v.optional(oneOrMore, []),
  Condition: v.optional(
    v.record(v.string(), v.record(v.string(), v.union([oneOrMore, scalars]))),
    {},
  ),
});

const PolicySchema = v.looseObject({
  Statement: v.union([
    v.array(StatementSchema),
    v.pipe(
      StatementSchema,
      v.transform((one) => [one]),
    ),
  ]),
});

/** One statement of a function's resource policy. */
export type Statement = v.InferOutput<typeof StatementSchema>;

/** Statements as {@link parsePolicy} returns them, read back from JSON. */
export const statementsSchema = v.array(StatementSchema);

/** GetPolicy's `Policy`, a JSON text. Throws where it is not a policy. */
export const parsePolicy = (text: string): readonly Statement[] =>
  v.parse(PolicySchema, JSON.parse(text)).Statement;

/** The id of attach's statement: made from the pool's id, so that every run finds what an earlier one added. */
export const statementId = (userPoolId: string): string => `cognito-triggers-${userPoolId}`;

const service = 'cognito-idp.amazonaws.com';

const names = (statement: Statement): boolean => {
  const { Principal, Action } = statement;
  const principals =
    typeof Principal === 'string'
      ? [Principal]
      : [...(Principal?.Service ?? []), ...(Principal?.AWS ?? []).filter((one) => one === '*')];
  return (
    principals.some((principal) => principal === service || principal === '*') &&
    Action.some((action) => matches(action.toLowerCase(), 'lambda:invokefunction'))
  );
};

/** IAM's wildcards: any run of characters, and any one. */
const matches = (patternText: string, text: string): boolean =>
  new RegExp(
    `^${patternText
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(text);

const sourcesOf = ({ Condition }: Statement, key: string): readonly string[] =>
  Object.values(Condition).flatMap((tests) =>
    Object.entries(tests)
      .filter(([name]) => name.toLowerCase() === key.toLowerCase())
      .flatMap(([, values]) => values),
  );

/** Only conditions on the caller's pool and account are understood; any other might refuse Cognito's call. */
const understood = ({ Condition }: Statement): boolean =>
  Object.entries(Condition).every(
    ([operator, tests]) =>
      ['ArnLike', 'ArnEquals', 'StringEquals', 'StringLike'].includes(operator) &&
      Object.keys(tests).every((name) =>
        ['aws:sourcearn', 'aws:sourceaccount'].includes(name.toLowerCase()),
      ),
  );

/** Whether the statement lets Cognito call the function for this pool. */
export const allows = (statement: Statement, poolArn: string): boolean => {
  const arns = sourcesOf(statement, 'AWS:SourceArn');
  const accounts = sourcesOf(statement, 'AWS:SourceAccount');
  return (
    statement.Effect === 'Allow' &&
    names(statement) &&
    understood(statement) &&
    (arns.length === 0 || arns.some((arn) => matches(arn, poolArn))) &&
    (accounts.length === 0 || accounts.includes(accountOfPool(poolArn)))
  );
};

/** Whether it lets in this pool and no other: a statement for every pool there is may be removed by its owner. */
export const isScoped = (statement: Statement, poolArn: string): boolean =>
  allows(statement, poolArn) && sourcesOf(statement, 'AWS:SourceArn').includes(poolArn);

/**
 * Whether it may deny Cognito the call. `NotPrincipal` and `NotAction` are not read, so that a denial with one of them
 * counts as a denial of Cognito's call.
 */
export const denies = (statement: Statement): boolean =>
  statement.Effect === 'Deny' &&
  (names(statement) || 'NotPrincipal' in statement || 'NotAction' in statement);
