import type { JsonObject } from '../../../common/json.ts';
import type { DesiredTriggers } from '../triggers.ts';
import { type Attachment, attachmentOf } from './attachment.ts';
import { amplify1, amplify2, cdk, sst2 } from './cdk.ts';
import { cloudFormation, serverless } from './cloud-formation.ts';
import { ack, crossplane } from './kubernetes.ts';
import { pulumi, sst3 } from './pulumi.ts';
import { terraform } from './terraform.ts';

/** By the tool that reads it: SAM reads CloudFormation's, OpenTofu Terraform's. */
const languages = {
  cloudFormation: { title: 'For the CloudFormation template', write: cloudFormation },
  cdk: { title: 'For the CDK app', write: cdk },
  amplify1: { title: "For override.ts of Amplify's first generation", write: amplify1 },
  amplify2: { title: "For backend.ts of Amplify's second generation", write: amplify2 },
  serverless: { title: 'For serverless.yml', write: serverless },
  sst2: { title: 'For the stack of SST 2', write: sst2 },
  sst3: { title: 'For sst.config.ts of SST 3', write: sst3 },
  terraform: { title: 'For the Terraform configuration', write: terraform },
  pulumi: { title: 'For the Pulumi program', write: pulumi },
  crossplane: { title: 'For the resource of Crossplane', write: crossplane },
  ack: { title: 'For the resource of AWS Controllers for Kubernetes', write: ack },
} satisfies Record<
  string,
  { readonly title: string; readonly write: (attachment: Attachment) => readonly string[] }
>;

export type SnippetName = keyof typeof languages;

/** What the owner of a declared pool writes instead, in each owner's own language. */
export type Snippets = Readonly<Record<SnippetName, string>>;

export const snippetTitle = (name: SnippetName): string => languages[name].title;

export const snippetsOf = (desired: DesiredTriggers, pool: JsonObject): Snippets => {
  const attachment = attachmentOf(desired, pool);
  const write = (name: SnippetName): string => languages[name].write(attachment).join('\n');
  return {
    cloudFormation: write('cloudFormation'),
    cdk: write('cdk'),
    amplify1: write('amplify1'),
    amplify2: write('amplify2'),
    serverless: write('serverless'),
    sst2: write('sst2'),
    sst3: write('sst3'),
    terraform: write('terraform'),
    pulumi: write('pulumi'),
    crossplane: write('crossplane'),
    ack: write('ack'),
  };
};
