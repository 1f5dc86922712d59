import type { Setting } from '#shared/cognito/lambda-config.ts';
import { type JsonObject, textAt } from '../../../common/json.ts';
import { accountOfPool, parseFunctionArn } from '../arn.ts';
import { functionsOf } from '../changes.ts';
import { type DesiredTriggers, entriesOf, type TriggerName } from '../triggers.ts';

/** What the owner of a declared pool writes instead, in the owner's own language. */
export type Snippets = { readonly cloudFormation: string; readonly terraform: string };

const yamlTrigger = (trigger: TriggerName, setting: Setting): string =>
  trigger === 'PreTokenGeneration'
    ? `        PreTokenGenerationConfig: # in place of PreTokenGeneration, if that is set
          LambdaArn: ${setting.function}
          LambdaVersion: ${setting.version ?? 'V1_0'}`
    : `        ${trigger}: ${setting.function}`;

const cloudFormation = (desired: DesiredTriggers, poolArn: string, account: string): string =>
  [
    'Resources:',
    '  YourUserPool: # the AWS::Cognito::UserPool that you have, with these beside the triggers that it has',
    '    Properties:',
    '      LambdaConfig:',
    ...entriesOf(desired).map(([trigger, setting]) => yamlTrigger(trigger, setting)),
    ...functionsOf(desired).map(
      (arn, index) => `  CognitoMayCall${index + 1}:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: ${arn}
      Principal: cognito-idp.amazonaws.com
      SourceAccount: "${account}"
      SourceArn: ${poolArn}`,
    ),
  ].join('\n');

const snake = (name: string): string =>
  name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

const hclTrigger = (trigger: TriggerName, setting: Setting): string =>
  trigger === 'PreTokenGeneration'
    ? `    pre_token_generation_config { # in place of pre_token_generation, if that is set
      lambda_arn     = "${setting.function}"
      lambda_version = "${setting.version ?? 'V1_0'}"
    }`
    : `    ${snake(trigger)} = "${setting.function}"`;

const hclPermission = (arn: string, index: number, poolArn: string, account: string): string => {
  const qualifier = parseFunctionArn(arn)?.qualifier;
  return `resource "aws_lambda_permission" "cognito_may_call_${index + 1}" {
  action         = "lambda:InvokeFunction"
  function_name  = "${parseFunctionArn(arn)?.unqualified ?? arn}"${
    qualifier === undefined ? '' : `\n  qualifier      = "${qualifier}"`
  }
  principal      = "cognito-idp.amazonaws.com"
  source_account = "${account}"
  source_arn     = "${poolArn}"
}`;
};

const terraform = (desired: DesiredTriggers, poolArn: string, account: string): string =>
  [
    'resource "aws_cognito_user_pool" "yours" {',
    '  # the resource that you have, with these beside the triggers that it has',
    '  lambda_config {',
    ...entriesOf(desired).map(([trigger, setting]) => hclTrigger(trigger, setting)),
    '  }',
    '}',
    ...functionsOf(desired).map((arn, index) => `\n${hclPermission(arn, index, poolArn, account)}`),
  ].join('\n');

export const snippetsOf = (desired: DesiredTriggers, pool: JsonObject): Snippets => {
  const poolArn = textAt(pool, 'Arn') ?? '';
  const account = accountOfPool(poolArn);
  return {
    cloudFormation: cloudFormation(desired, poolArn, account),
    terraform: terraform(desired, poolArn, account),
  };
};
