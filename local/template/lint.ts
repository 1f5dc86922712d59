import { RegoEngine, type StandardDiagnostic, TemplateFile } from '@aws/cloudformation-validate';

/*
 * Runs AWS's validator over the templates, offline: `node local/template/lint.ts`. It inserts empty defaults of
 * optional parameters into properties whose condition would be false, so each of them gets a value.
 */

type Run = { readonly file: string; readonly parameterOverrides: Record<string, string> };

const runs: readonly Run[] = [
  {
    file: 'template.yaml',
    parameterOverrides: {
      SenderAddress: 'no-reply@example.com',
      SenderIdentityArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
      CallbackUrls: 'https://app.example.com/signed-in',
      LogoutUrls: 'https://app.example.com/',
      DomainPrefix: 'example-sign-in',
      GoogleClientId: 'client.apps.example.com',
      GoogleClientSecretName: 'google-client-secret',
      SamlMetadataUrl: 'https://idp.example.com/metadata',
      OidcIssuer: 'https://idp.example.com',
      OidcClientId: 'client',
      OidcClientSecretName: 'oidc-client-secret',
      FileBucket: 'yes',
      GuestAccess: 'yes',
      AlarmEmail: 'alarms@example.com',
      AlarmTopicArn: 'arn:aws:sns:us-east-1:123456789012:on-call',
      CreateReservedConcurrency: '50',
      KmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/9f3b1c2d-0000-4000-8000-000000000000',
      PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
      SesConfigurationSet: 'sign-in',
    },
  },
  { file: 'deploy/waf.yaml', parameterOverrides: { UserPoolId: 'us-east-1_Ab3dEf6hI' } },
];

/** A condition that is made of MakesPool and another one cannot hold without it. */
const impliesMakesPool = "the resource's own condition implies MakesPool (cfn-lint sees it)";

/** Known false findings, by rule and place. Remove an entry that the validator no longer reports. */
const mistaken: Readonly<Record<string, string>> = {
  'W1001 UserPoolId': 'the reference stands behind Fn::If with the same condition',
  'W1001 Issuer': 'the reference stands behind Fn::If with the same condition',
  'W1001 UserPoolDomain': impliesMakesPool,
  'W1001 ManagedLoginStyle': impliesMakesPool,
  'W1001 GoogleProvider': impliesMakesPool,
  'W1001 SamlProvider': impliesMakesPool,
  'W1001 OidcProvider': impliesMakesPool,
  'W1001 GuestRole': impliesMakesPool,
  'W9002 Association': 'the pool is of another stack, so there is nothing to take its ARN from',
  W9052:
    "about the analysis: the template's conditions are more than it combines (cfn-lint covers them)",
  'W2509 PasswordSignIn': 'yes or no, and no password',
  'W2509 PasswordAndCode': 'off or required, and no password',
  'W2509 GoogleClientSecretName': 'the name of a secret, and no secret',
  'W2509 OidcClientSecretName': 'the name of a secret, and no secret',
};

const nameOf = ({ ruleId, entity }: StandardDiagnostic): string =>
  `${ruleId} ${entity?.logicalId ?? ''}`.trim();

const engine = new RegoEngine();
const found = runs.flatMap(({ file, parameterOverrides }) =>
  engine
    .validateStandard(new TemplateFile(file), { severityLevel: 'WARN', parameterOverrides })
    .diagnostics.map((diagnostic) => ({ file, diagnostic })),
);
engine.free();

const wrong = found.filter(({ diagnostic }) => !(nameOf(diagnostic) in mistaken));
for (const { file, diagnostic } of wrong) {
  const { severity, message, propertyPath, startLine } = diagnostic;
  console.error(
    `${file}:${startLine} ${severity} ${nameOf(diagnostic)} ${propertyPath ?? ''}: ${message}`,
  );
}
const unheard = Object.keys(mistaken).filter(
  (name) => !found.some(({ diagnostic }) => nameOf(diagnostic) === name),
);
for (const name of unheard) console.error(`${name} is no longer reported: remove it from the list`);

if (wrong.length + unheard.length > 0) process.exitCode = 1;
else
  console.log(
    `cloudformation-validate: nothing above INFO in ${runs.map(({ file }) => file).join(', ')}`,
  );
