import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { snippetsOf } from '../../../cli/attach/plan/snippets/snippets.ts';
import { render } from '../../../cli/attach/report/render.ts';

const pool = { Arn: 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_A' };
const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;
const triggers = {
  PreSignUp: { function: `${arn('sign-up')}:live` },
  VerifyAuthChallengeResponse: { function: arn('verify') },
  PreTokenGeneration: { function: arn('verify'), version: 'V3_0' },
};

describe('The snippet for the owner of a template', () => {
  it('The CloudFormation snippet is a template with the triggers and one permission for each function', () => {
    const permission = (FunctionName: string) => ({
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName,
        Principal: 'cognito-idp.amazonaws.com',
        SourceAccount: '123456789012',
        SourceArn: pool.Arn,
      },
    });

    expect(parse(snippetsOf(triggers, pool).cloudFormation)).toEqual({
      Resources: {
        YourUserPool: {
          Properties: {
            LambdaConfig: {
              PreSignUp: `${arn('sign-up')}:live`,
              VerifyAuthChallengeResponse: arn('verify'),
              PreTokenGenerationConfig: { LambdaArn: arn('verify'), LambdaVersion: 'V3_0' },
            },
          },
        },
        CognitoMayCall1: permission(`${arn('sign-up')}:live`),
        CognitoMayCall2: permission(arn('verify')),
      },
    });
  });

  it('The Terraform snippet names arguments as the provider does, and an alias by its qualifier', () => {
    expect(snippetsOf(triggers, pool).terraform).toBe(`resource "aws_cognito_user_pool" "yours" {
  # the resource that you have, with these beside the triggers that it has
  lambda_config {
    pre_sign_up = "${arn('sign-up')}:live"
    verify_auth_challenge_response = "${arn('verify')}"
    pre_token_generation_config { # in place of pre_token_generation, if that is set
      lambda_arn     = "${arn('verify')}"
      lambda_version = "V3_0"
    }
  }
}

resource "aws_lambda_permission" "cognito_may_call_1" {
  action         = "lambda:InvokeFunction"
  function_name  = "${arn('sign-up')}"
  qualifier      = "live"
  principal      = "cognito-idp.amazonaws.com"
  source_account = "123456789012"
  source_arn     = "${pool.Arn}"
}

resource "aws_lambda_permission" "cognito_may_call_2" {
  action         = "lambda:InvokeFunction"
  function_name  = "${arn('verify')}"
  principal      = "cognito-idp.amazonaws.com"
  source_account = "123456789012"
  source_arn     = "${pool.Arn}"
}`);
  });

  it.each([
    [
      'cdk',
      /addPropertyOverride\('LambdaConfig\.PreSignUp', '.+:sign-up:live'\);/,
      /new CfnPermission/,
    ],
    ['sst2', /auth\.cdk\.userPool/, /new CfnPermission/],
    ['amplify1', /userPool\.addPropertyOverride/, /addCfnResource\(\{/],
    ['amplify2', /backend\.auth\.resources\.cfnResources/, /new CfnPermission/],
    ['serverless', /^resources:\n {2}Resources:\n/, /Type: AWS::Lambda::Permission/],
    ['pulumi', /lambdaConfig: \{\n {4}preSignUp: '/, /qualifier: 'live'/],
    ['sst3', /args\.lambdaConfig = \$output/, /new aws\.lambda\.Permission/],
    ['crossplane', /lambdaConfig:\n {6}- preSignUp: arn/, /kind: Permission/],
    ['ack', /lambdaConfig:\n {4}preSignUp: arn/, /# aws lambda add-permission/],
  ] as const)('The snippet for %s sets the triggers and lets Cognito call', (name, sets, lets) => {
    const snippet = snippetsOf(triggers, pool)[name];

    expect(snippet).toMatch(sets);
    expect(snippet).toMatch(lets);
    expect(snippet).toContain('V3_0');
    expect(snippet).toContain(pool.Arn);
  });

  it.each([[['cloudFormation']], [['terraform']], [['sst2', 'sst3']], [[]]] as const)(
    'A snippet is printed in its shape, and only in the languages of the owner: %j',
    (languages) => {
      const snippets = snippetsOf(triggers, pool);
      const refusal = {
        code: 'owned_by_other',
        why: 'Why.',
        whatToDo: 'What.',
        snippets,
        languages,
      } as const;

      const text = render(
        { command: 'plan', userPoolId: 'eu-central-1_A', outcome: 'refused', refusals: [refusal] },
        80,
      );

      const lines = text.split('\n').map((line) => line.replace(/^ {2}/, ''));
      const found = Object.entries(snippets).filter(([, one]) => lines.join('\n').includes(one));
      expect(found.map(([language]) => language)).toEqual(languages);
    },
  );
});
