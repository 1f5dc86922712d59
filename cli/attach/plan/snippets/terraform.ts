import { type Attachment, type Permission, principal, type TriggerEntry } from './attachment.ts';

const snake = (name: string): string =>
  name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

const triggerLines = ({ name, function: arn, version }: TriggerEntry): readonly string[] =>
  version === undefined
    ? [`    ${snake(name)} = "${arn}"`]
    : [
        '    pre_token_generation_config { # in place of pre_token_generation, if that is set',
        `      lambda_arn     = "${arn}"`,
        `      lambda_version = "${version}"`,
        '    }',
      ];

const permissionLines = (
  { poolArn, account }: Attachment,
  { id, unqualified, qualifier }: Permission,
): readonly string[] => [
  '',
  `resource "aws_lambda_permission" "cognito_may_call_${id}" {`,
  '  action         = "lambda:InvokeFunction"',
  `  function_name  = "${unqualified}"`,
  ...(qualifier === undefined ? [] : [`  qualifier      = "${qualifier}"`]),
  `  principal      = "${principal}"`,
  `  source_account = "${account}"`,
  `  source_arn     = "${poolArn}"`,
  '}',
];

/** For Terraform, and for OpenTofu, whose language is the same. */
export const terraform = (attachment: Attachment): readonly string[] => [
  'resource "aws_cognito_user_pool" "yours" {',
  '  # the resource that you have, with these beside the triggers that it has',
  '  lambda_config {',
  ...attachment.triggers.flatMap(triggerLines),
  '  }',
  '}',
  ...attachment.permissions.flatMap((permission) => permissionLines(attachment, permission)),
];
