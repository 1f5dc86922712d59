import * as v from 'valibot';

const StatementSchema = v.looseObject({ Sid: v.exactOptional(v.string()) });

/** A statement of a stored policy. Only its id is read here; shared/iam evaluates the whole. */
export type StoredStatement = v.InferOutput<typeof StatementSchema>;

const PolicySchema = v.object({ Statement: v.union([v.array(StatementSchema), StatementSchema]) });

/** The statements of a policy's text; none without a text. Throws where it is not a policy. */
export const statementsIn = (text: string | undefined): readonly StoredStatement[] => {
  if (text === undefined) return [];
  const { Statement } = v.parse(PolicySchema, JSON.parse(text));
  return Array.isArray(Statement) ? Statement : [Statement];
};

/** The policy as GetPolicy returns it; undefined without statements, because Lambda then has no policy. */
export const policyOf = (statements: readonly StoredStatement[]): string | undefined =>
  statements.length === 0
    ? undefined
    : JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements });
