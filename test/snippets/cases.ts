import { type SnippetName, snippetsOf } from '../../cli/attach/plan/snippets/snippets.ts';

const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:sign-in-${name}`;

/** All triggers of the suite, an alias, and the version of the pre token event. */
export const snippets = snippetsOf(
  {
    PreSignUp: { function: `${arn('pre-sign-up')}:live` },
    PostConfirmation: { function: arn('post-confirmation') },
    PreAuthentication: { function: arn('pre-authentication') },
    PostAuthentication: { function: arn('post-authentication') },
    CustomMessage: { function: arn('custom-message') },
    DefineAuthChallenge: { function: arn('define') },
    CreateAuthChallenge: { function: arn('create') },
    VerifyAuthChallengeResponse: { function: arn('verify') },
    PreTokenGeneration: { function: arn('token'), version: 'V2_0' },
  },
  { Arn: 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_AbCdEf123' },
);

/** The program around a snippet in TypeScript: what the owner has already. */
type Around = { readonly before: string; readonly after: string };

const app = `import { App, Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
const app = new App({ outdir: process.argv[2] });
const userPool = new UserPool(new Stack(app, 'Snippet'), 'Pool');
`;
const synthesize = 'app.synth();\n';
const pulumi = `import * as pulumi from '@pulumi/pulumi';
import * as aws from '@pulumi/aws';
declare const $output: typeof pulumi.output;
type Transform = { readonly userPool: (args: aws.cognito.UserPoolArgs) => void };
declare const sst: { aws: { CognitoUserPool: new (name: string, args: { transform: Transform }) => object } };
`;

export const programs: Readonly<Partial<Record<SnippetName, Around>>> = {
  cdk: { before: app, after: synthesize },
  sst2: { before: `${app}const auth = { cdk: { userPool } };\n`, after: synthesize },
  amplify2: {
    before: `${app}import type { AuthResources } from '@aws-amplify/plugin-types';
import { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
const poolOfApp = userPool.node.defaultChild as CfnUserPool;
const cfnResources: Pick<AuthResources['cfnResources'], 'cfnUserPool'> = { cfnUserPool: poolOfApp };
const backend = { auth: { resources: { cfnResources } } };
`,
    after: synthesize,
  },
  amplify1: { before: '', after: '' },
  pulumi: { before: '', after: '' },
  sst3: { before: pulumi, after: '' },
};
