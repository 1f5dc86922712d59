import * as v from 'valibot';

/*
 * IAM policy documents, as far as the doctor reads them. Everything that may stand alone or in a list is made a list;
 * names of condition operators and keys are compared without their case, as IAM does.
 */

const texts = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) => (Array.isArray(value) ? value : [value])),
);

const conditionValue = v.pipe(
  v.union([v.string(), v.boolean(), v.number(), v.array(v.union([v.string(), v.boolean()]))]),
  v.transform((value) => (Array.isArray(value) ? value : [value]).map(String)),
);

const statement = v.object({
  Sid: v.optional(v.string()),
  Effect: v.picklist(['Allow', 'Deny']),
  Principal: v.optional(v.union([v.string(), v.record(v.string(), texts)])),
  Action: v.optional(texts, []),
  Condition: v.optional(v.record(v.string(), v.record(v.string(), conditionValue)), {}),
});

const document = v.object({
  Statement: v.pipe(
    v.union([statement, v.array(statement)]),
    v.transform((value) => (Array.isArray(value) ? value : [value])),
  ),
});

export type Statement = v.InferOutput<typeof statement>;

const fromText = (policy: unknown): unknown => {
  if (typeof policy !== 'string') return policy;
  try {
    return JSON.parse(policy);
  } catch {
    return undefined;
  }
};

/** The statements that allow something; nothing where the policy is none that could be read. */
export const allowStatements = (policy: unknown): readonly Statement[] => {
  const read = v.safeParse(document, fromText(policy));
  return read.success ? read.output.Statement.filter(({ Effect }) => Effect === 'Allow') : [];
};

/** Whether the statement speaks to a service or a federation; `*` speaks to everyone. */
export const speaksTo = (
  { Principal }: Statement,
  kind: 'Service' | 'Federated',
  name: string,
): boolean => {
  if (Principal === undefined) return false;
  if (typeof Principal === 'string') return Principal === '*';
  return [...(Principal[kind] ?? []), ...(Principal.AWS ?? []).filter((who) => who === '*')].some(
    (who) => who === name || who === '*',
  );
};

const positive =
  /^(foranyvalue:)?(stringequals|stringlike|arnequals|arnlike|stringequalsignorecase)$/i;

/**
 * The values that a condition key is limited to; undefined where nothing limits it. `...IfExists`, negations and
 * ForAllValues limit nothing when the key is not there, so they do not count.
 */
export const limitedTo = ({ Condition }: Statement, key: string): readonly string[] | undefined => {
  const values = Object.entries(Condition).flatMap(([operator, keys]) =>
    positive.test(operator)
      ? Object.entries(keys).flatMap(([name, allowed]) =>
          name.toLowerCase() === key.toLowerCase() ? [allowed] : [],
        )
      : [],
  );
  return values[0];
};

/** `*` and `?` in a pattern, as IAM's StringLike and ArnLike have them. */
export const matches = (pattern: string, value: string): boolean => {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(value);
};
