import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { deploy, everything, ofType, raw, resource } from '../deployment.ts';

/** What would be lost with them: users, profiles, codes, the key to both, files, identities, memberships. */
const holdsData = [
  'AWS::Cognito::IdentityPool',
  'AWS::Cognito::UserPool',
  // Shipped apps contain the client's id.
  'AWS::Cognito::UserPoolClient',
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
];

/** Logs that say who signed up or in, or was refused: an audit may ask for them after the stack is gone. */
const auditLogs = [
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
  'PreTokenGeneration',
  'CodeDelivery',
].map((name) => `${name}Logs`);

describe('the logs', () => {
  const groups = ofType(deploy({ LogRetentionDays: '90' }), 'AWS::Logs::LogGroup');
  const retained = groups.filter(
    ({ logicalId }) => 'DeletionPolicy' in (raw.Resources[logicalId] ?? {}),
  );

  it('the log groups with facts of sign-ups and sign-ins outlive their stack, and no other does', () => {
    expect(retained.map(({ logicalId }) => logicalId)).toEqual(auditLogs);
  });

  it.each(auditLogs)(
    '%s outlives its stack and its replacement, and not a failed creation',
    (name) => {
      expect(raw.Resources[name]).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      });
    },
  );

  it('LogRetentionDays holds for every log group, also for those that outlive the stack', () => {
    expect(groups.map(({ properties }) => properties.RetentionInDays)).toEqual(
      groups.map(() => '90'),
    );
  });
});

const holders = Object.entries(raw.Resources).filter(([, { Type }]) => holdsData.includes(Type));

it('everything of these kinds is looked at', () => {
  expect(new Set(holders.map(([, { Type }]) => Type))).toEqual(new Set(holdsData));
});

describe.each(holders)('%s', (_, declared) => {
  it('outlives its stack and its replacement', () => {
    expect(declared).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });
});

describe('both tables', () => {
  it.each(['ProfilesTable', 'ChallengesTable'])(
    '%s is protected, backed up and under our key',
    (name) => {
      expect(resource(deploy(), name).properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: {
          SSEEnabled: true,
          SSEType: 'KMS',
          KMSMasterKeyId: 'arn:aws:kms:us-east-1:123456789012:key/SuiteKey',
        },
      });
    },
  );

  it('challenges go away by themselves, and their stream shows the new row and never the old one', () => {
    const { properties } = resource(deploy(), 'ChallengesTable');

    expect(properties.TimeToLiveSpecification).toEqual({ AttributeName: 'ttl', Enabled: true });
    expect(properties.StreamSpecification).toEqual({ StreamViewType: 'NEW_IMAGE' });
  });

  it('profiles stay, and have a stream for those who need to know', () => {
    const { properties } = resource(deploy(), 'ProfilesTable');

    expect(properties.StreamSpecification).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
    expect(properties).not.toHaveProperty('TimeToLiveSpecification');
  });
});

describe('an update over a stack of an older version', () => {
  /**
   * CloudFormation replaces a resource when its logical id or one of these properties changes (a secret: draws its value
   * anew). What stands here was deployed: a change is a new table or pool without the old one's content, and needs a
   * migration.
   */
  const fixed = {
    ProfilesTable: {
      AttributeDefinitions: [{ AttributeName: 'userId', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'userId', KeyType: 'HASH' }],
    },
    ChallengesTable: {
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    },
    UserPool: { UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } },
    UserFilesBucket: {},
    IdentityPool: {},
    SuiteKey: {},
    // Another recipe makes Secrets Manager draw another pepper, and every code that is out would be wrong.
    CodePepper: {
      GenerateSecretString: {
        SecretStringTemplate: '{"previous": "none"}',
        GenerateStringKey: 'current',
        PasswordLength: 64,
        ExcludePunctuation: true,
      },
    },
    // Apps hold the client's id, and other identity providers hold the domain.
    UserPoolClient: { UserPoolId: 'UserPool', GenerateSecret: false },
    UserPoolDomain: { UserPoolId: 'UserPool', Domain: 'auth-51af3dc0-da77-11e4-872e-1234567db123' },
    // Users who came by a provider carry its name in theirs.
    GoogleProvider: { UserPoolId: 'UserPool', ProviderName: 'Google', ProviderType: 'Google' },
    SamlProvider: { UserPoolId: 'UserPool', ProviderName: 'Saml', ProviderType: 'SAML' },
    OidcProvider: { UserPoolId: 'UserPool', ProviderName: 'Oidc', ProviderType: 'OIDC' },
  };
  const creationOnly: Readonly<Record<string, readonly string[]>> = {
    'AWS::Cognito::UserPool': [
      'UsernameAttributes',
      'AliasAttributes',
      'UsernameConfiguration',
      'Schema',
    ],
    'AWS::DynamoDB::Table': [
      'AttributeDefinitions',
      'KeySchema',
      'TableName',
      'LocalSecondaryIndexes',
      'ImportSourceSpecification',
    ],
    'AWS::Cognito::IdentityPool': [],
    'AWS::KMS::Key': ['KeySpec', 'KeyUsage', 'MultiRegion', 'Origin'],
    'AWS::S3::Bucket': ['BucketName', 'ObjectLockEnabled'],
    'AWS::SecretsManager::Secret': ['Name', 'GenerateSecretString'],
    'AWS::Cognito::UserPoolClient': ['UserPoolId', 'GenerateSecret'],
    'AWS::Cognito::UserPoolDomain': ['UserPoolId', 'Domain'],
    'AWS::Cognito::UserPoolIdentityProvider': ['UserPoolId', 'ProviderName', 'ProviderType'],
  };

  const stack = {
    'AWS::StackId':
      'arn:aws:cloudformation:us-east-1:123456789012:stack/one/51af3dc0-da77-11e4-872e-1234567db123',
  };

  it.each(Object.entries(fixed))('keeps %s as it is', (name, expected) => {
    const { type, properties } = resource(deploy(everything, stack), name);
    const decisive = Object.entries(properties).filter(([property]) =>
      creationOnly[type]?.includes(property),
    );

    expect(Object.fromEntries(decisive)).toEqual(expected);
  });
});

describe('a key of the operator', () => {
  const KmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/9f3b';
  const template = deploy({ ...everything, KmsKeyArn });

  it('encrypts everything that the key of the stack encrypts otherwise, and no such key is made', () => {
    const byDefault = JSON.stringify(deploy(everything));
    const suiteKey = 'arn:aws:kms:us-east-1:123456789012:key/SuiteKey';
    const kinds = new Set(template.resources.map(({ type }) => type));

    expect(kinds.has('AWS::KMS::Key') || kinds.has('AWS::KMS::Alias')).toBe(false);
    expect(JSON.stringify(template).split(KmsKeyArn).length).toBe(
      byDefault.split(suiteKey).length + 1,
    );
    expect(JSON.stringify(template)).not.toContain('SuiteKey');
  });

  it.each(ofType(template, 'AWS::Logs::LogGroup').map(({ logicalId }) => logicalId))(
    'encrypts the log group %s, as the key of the stack does',
    (name) => {
      expect(resource(template, name).properties.KmsKeyId).toBe(KmsKeyArn);
      expect(resource(deploy(), name).properties.KmsKeyId).toMatch(/key\/SuiteKey$/);
    },
  );
});

describe('what an operator sees of two stacks in a console', () => {
  const template = deploy(everything, { 'AWS::StackName': 'sign-in-test' });
  const shown = (name: string, property: string) => resource(template, name).properties[property];

  it.each([
    ['UserPool', 'UserPoolName', 'sign-in-test'],
    ['UserPoolClient', 'ClientName', 'sign-in-test'],
    ['IdentityPool', 'IdentityPoolName', 'sign-in-test'],
    ['SuiteKeyAlias', 'AliasName', 'alias/cognito-triggers/sign-in-test'],
    ['Dashboard', 'DashboardName', 'sign-in-test-us-east-1'],
  ])('%s has the name of its stack in %s', (name, property, expected) => {
    expect(shown(name, property)).toBe(expected);
  });

  it.each(['CodePepper', 'SuiteKey'])(
    '%s, whose name CloudFormation makes without the stack, has it in the description',
    (name) => {
      expect(shown(name, 'Description')).toContain('stack sign-in-test');
    },
  );
});

describe('the rest that protects data', () => {
  it.each([
    { DataProtection: 'on', ofPool: 'ACTIVE', ofTables: true },
    { DataProtection: 'off', ofPool: 'INACTIVE', ofTables: false },
  ])(
    'the pool and the tables cannot be deleted by one call, unless DataProtection is off: $DataProtection',
    ({ DataProtection, ofPool, ofTables }) => {
      const template = deploy({ DataProtection });
      const protection = (name: string) => resource(template, name).properties;

      expect(protection('UserPool').DeletionProtection).toBe(ofPool);
      expect(protection('ProfilesTable').DeletionProtectionEnabled).toBe(ofTables);
      expect(protection('ChallengesTable').DeletionProtectionEnabled).toBe(ofTables);
    },
  );

  it('the key is turned every year', () => {
    expect(resource(deploy(), 'SuiteKey').properties.EnableKeyRotation).toBe(true);
  });

  it('the pepper is drawn by Secrets Manager, long and under our key', () => {
    expect(resource(deploy(), 'CodePepper').properties).toMatchObject({
      KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/SuiteKey',
      GenerateSecretString: { GenerateStringKey: 'current', PasswordLength: 64 },
    });
  });

  it("the functions' environments are under our key", () => {
    expect(deploy().functionDefaults.KmsKeyArn).toBe(
      'arn:aws:kms:us-east-1:123456789012:key/SuiteKey',
    );
  });

  it.each(['UserFilesBucket', 'UserFilesLogs'])(
    '%s is encrypted and private, whatever its objects or policies say',
    (name) => {
      expect(resource(deploy(), name).properties).toMatchObject({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      });
    },
  );
});

describe("the users' files", () => {
  const bucket = resource(deploy({ LogRetentionDays: '90' }), 'UserFilesBucket').properties;
  const logs = resource(deploy({ LogRetentionDays: '90' }), 'UserFilesLogs').properties;
  const rulesOf = ({ LifecycleConfiguration }: typeof bucket) =>
    v.parse(v.object({ Rules: v.array(v.looseObject({ Id: v.string() })) }), LifecycleConfiguration)
      .Rules;

  it('a file that was overwritten or deleted can be restored for 30 days and is then removed', () => {
    expect(bucket.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(rulesOf(bucket)).toContainEqual(
      expect.objectContaining({
        Status: 'Enabled',
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        ExpiredObjectDeleteMarker: true,
      }),
    );
  });

  it('parts of uploads that were not finished are removed after a week', () => {
    expect(rulesOf(bucket)).toContainEqual(
      expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
    );
  });

  it("each request is logged in the other bucket, as long as the functions' logs are kept", () => {
    expect(bucket.LoggingConfiguration).toEqual({
      DestinationBucketName: 'UserFilesLogs',
      LogFilePrefix: 'requests/',
    });
    expect(rulesOf(logs)).toContainEqual(expect.objectContaining({ ExpirationInDays: '90' }));
  });

  it('the policy of the log bucket is there before logging is switched on', () => {
    expect(raw.Resources.UserFilesBucket).toHaveProperty('DependsOn', 'UserFilesLogsPolicy');
  });
});
