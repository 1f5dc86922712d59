import type { SnippetName } from '../snippets/snippets.ts';

/** What a tool leaves on a pool that it declares. */
export type OwnerMark = {
  readonly kind: 'owned_by_stack' | 'owned_by_terraform' | 'owned_by_other';
  /** Left out where the tag says it already. */
  readonly tool?: string;
  /** In the tool's own languages; left out where the mark does not say which tool it is. */
  readonly snippets?: readonly SnippetName[];
  readonly name?: RegExp;
  readonly value?: RegExp;
  /** The mark counts only beside a tag of this kind: its name is one that people choose too. */
  readonly beside?: RegExp;
};

/** Values by which people say that the named tool is not used. */
const denial = /^(false|no|0)$/i;

/**
 * The first mark that fits names the owner. Tags of a stack reach every resource of it, so tools on CloudFormation are
 * recognized by `aws:cloudformation:` too (CloudFormation guide: resource tags).
 *
 * | mark | set by | source |
 * | --- | --- | --- |
 * | `aws:cloudformation:*` | CloudFormation, and SAM, CDK, SST 2, Serverless and Amplify, which deploy by it | CloudFormation guide |
 * | `aws-cdk:*` | CDK constructs | aws-cdk-lib |
 * | `amplify:*`, `created-by` = `amplify` | Amplify, second generation | amplify-backend: backend factory |
 * | `user:Stack`, `user:Application` | Amplify, first generation | amplify-cli: `tags.json` |
 * | `serverlessrepo:*` | an application of the Serverless Application Repository | its guide |
 * | `sst:app`, `sst:stage` | SST 2 and SST 3 (default tags of its AWS provider) | sst: `App.ts`, `provider/aws.go` |
 * | `STAGE` beside the word «serverless» | the Serverless Framework | serverless: `create-stack.js` |
 * | `services.k8s.aws/*` | ACK | ACK runtime: `config.go` |
 * | `eks:eks-capability-arn` | ACK as a capability of EKS | EKS guide: ACK considerations |
 * | `crossplane-kind`, `-name`, `-providerconfig`, `crossplane.io/*` | Crossplane | crossplane-runtime: `GetExternalTags` |
 * | the words `terraform`, `opentofu`, `pulumi` | default tags that people set | no mark of the tool's own |
 */
export const ownerMarks: readonly OwnerMark[] = [
  { kind: 'owned_by_stack', name: /^aws:cloudformation:/ },
  { kind: 'owned_by_other', name: /^aws:/ },
  { kind: 'owned_by_stack', name: /^aws-cdk:/, tool: 'CDK', snippets: ['cdk'] },
  {
    kind: 'owned_by_stack',
    name: /^user:(Stack|Application)$/i,
    tool: 'Amplify',
    snippets: ['amplify1'],
  },
  { kind: 'owned_by_stack', name: /amplify:/i, tool: 'Amplify', snippets: ['amplify2'] },
  {
    kind: 'owned_by_stack',
    name: /^created-by$/i,
    value: /^amplify$/i,
    tool: 'Amplify',
    snippets: ['amplify2'],
  },
  {
    kind: 'owned_by_stack',
    name: /^serverlessrepo:/,
    tool: 'the Serverless Application Repository',
  },
  { kind: 'owned_by_other', name: /^sst:(app|stage)$/, tool: 'SST', snippets: ['sst2', 'sst3'] },
  {
    kind: 'owned_by_stack',
    name: /^STAGE$/,
    beside: /serverless/i,
    tool: 'the Serverless Framework',
    snippets: ['serverless'],
  },
  { kind: 'owned_by_terraform', name: /terraform|opentofu/i, snippets: ['terraform'] },
  { kind: 'owned_by_terraform', value: /terraform|opentofu/i, snippets: ['terraform'] },
  {
    kind: 'owned_by_other',
    name: /^(services\.k8s\.aws\/|eks:eks-capability-arn$)/,
    tool: 'AWS Controllers for Kubernetes',
    snippets: ['ack'],
  },
  { kind: 'owned_by_other', name: /pulumi/i, snippets: ['pulumi'] },
  { kind: 'owned_by_other', value: /pulumi/i, snippets: ['pulumi'] },
  { kind: 'owned_by_other', name: /crossplane/i, snippets: ['crossplane'] },
  { kind: 'owned_by_other', value: /crossplane/i, snippets: ['crossplane'] },
];

const isDenied = ({ name, value, tool }: OwnerMark, text: string): boolean =>
  name !== undefined && value === undefined && tool === undefined && denial.test(text);

/** Whether a tag is this mark, among all tags of the pool. */
export const isMark = (
  mark: OwnerMark,
  [name, value]: readonly [string, string],
  tags: readonly (readonly [string, string])[],
): boolean => {
  const { name: wanted, value: text, beside } = mark;
  if (wanted?.test(name) === false || text?.test(value) === false) return false;
  if (!name.startsWith('aws:') && isDenied(mark, value)) return false;
  return beside === undefined || tags.some((tag) => tag.some((part) => beside.test(part)));
};
