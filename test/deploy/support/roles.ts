import {
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import * as v from 'valibot';

const iam = new IAMClient({});

const oneOrMore = v.union([v.string(), v.array(v.string())]);
const documentSchema = v.looseObject({
  Statement: v.array(v.looseObject({ Action: oneOrMore, Resource: oneOrMore })),
});
type Document = v.InferOutput<typeof documentSchema>;

/** One action that one statement of one inline policy of a role allows. */
export type Grant = {
  readonly roleName: string;
  readonly policyName: string;
  readonly document: Document;
  readonly statement: number;
  readonly action: string;
  readonly resource: string;
};

const asList = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

/**
 * What MiniStack never asks for, so that a role without it works there all the same: its event source mapping reads the
 * stream and writes to the on-failure queue in its own process, without the function's role.
 */
const unchecked =
  /^(kms|logs|xray|sqs):|^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/;

const documentOf = async (RoleName: string, PolicyName: string): Promise<Document> => {
  const { PolicyDocument = '' } = await iam.send(
    new GetRolePolicyCommand({ RoleName, PolicyName }),
  );
  return v.parse(documentSchema, JSON.parse(decodeURIComponent(PolicyDocument)));
};

/** Every action that a role's own policies allow, one grant each; a wildcard counts as one. */
export const grantsOf = async (roleName: string): Promise<readonly Grant[]> => {
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName: roleName }));
  const grants: Grant[] = [];
  for (const policyName of PolicyNames) {
    const document = await documentOf(roleName, policyName);
    for (const [statement, { Action, Resource }] of document.Statement.entries()) {
      const resource = asList(Resource).join(' and ');
      for (const action of asList(Action)) {
        if (unchecked.test(action)) continue;
        grants.push({ roleName, policyName, document, statement, action, resource });
      }
    }
  }
  return grants;
};

const put = ({ roleName, policyName }: Grant, document: Document) =>
  iam.send(
    new PutRolePolicyCommand({
      RoleName: roleName,
      PolicyName: policyName,
      PolicyDocument: JSON.stringify(document),
    }),
  );

const without = ({ document, statement, action }: Grant): Document => ({
  ...document,
  Statement: document.Statement.map((other, index) => {
    if (index !== statement) return other;
    const left = asList(other.Action).filter((allowed) => allowed !== action);
    // A statement must name an action; this one belongs to a service that no function calls.
    return { ...other, Action: left.length === 0 ? 'sts:GetCallerIdentity' : left };
  }),
});

/** Runs a piece of work while the role lacks one action, and gives it back whatever happens. */
export const whileTaken = async <T>(grant: Grant, work: () => Promise<T>): Promise<T> => {
  await put(grant, without(grant));
  try {
    return await work();
  } finally {
    await put(grant, grant.document);
  }
};
