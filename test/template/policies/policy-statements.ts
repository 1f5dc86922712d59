import * as v from 'valibot';
import type { Resource, Template } from '../../../local/template/template.ts';

const texts = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) => (typeof value === 'string' ? [value] : value)),
);

const Statement = v.strictObject({
  Effect: v.picklist(['Allow', 'Deny']),
  Action: texts,
  Resource: v.optional(texts, []),
  Principal: v.optional(v.union([v.string(), v.record(v.string(), v.string())])),
  Condition: v.optional(v.record(v.string(), v.record(v.string(), texts)), {}),
});

const Document = v.strictObject({
  Version: v.literal('2012-10-17'),
  Statement: v.array(Statement),
});

/** A statement, and the resource and policy in which it stands. */
export type Grant = v.InferOutput<typeof Statement> & {
  readonly owner: string;
  readonly policy: string;
};

const inline = v.looseObject({
  AssumeRolePolicyDocument: Document,
  Policies: v.array(v.object({ PolicyName: v.string(), PolicyDocument: Document })),
});

/** The policies of a resource by name. Throws for a kind of policy that nobody has thought of yet. */
const documentsOf = ({ type, properties }: Resource): Readonly<Record<string, unknown>> => {
  if (type === 'AWS::IAM::Role') {
    const { AssumeRolePolicyDocument, Policies } = v.parse(inline, properties);
    const own = Policies.map(({ PolicyName, PolicyDocument }) => [PolicyName, PolicyDocument]);
    return { trust: AssumeRolePolicyDocument, ...Object.fromEntries(own) };
  }
  if (type === 'AWS::KMS::Key') return { key: properties.KeyPolicy };
  return 'PolicyDocument' in properties ? { policy: properties.PolicyDocument } : {};
};

/** Every statement of every policy in a deployment. */
export const grantsIn = ({ resources }: Template): readonly Grant[] =>
  resources.flatMap((resource) =>
    Object.entries(documentsOf(resource)).flatMap(([policy, document]) =>
      v
        .parse(Document, document)
        .Statement.map((statement) => ({ ...statement, owner: resource.logicalId, policy })),
    ),
  );

export const roleOf = (name: string) => `${name}FunctionRole`;
