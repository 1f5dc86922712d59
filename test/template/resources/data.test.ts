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

describe('the names of pool, client and key', () => {
  it('are those of the stack, so that two stacks can be told apart', () => {
    const template = deploy({}, { 'AWS::StackName': 'sign-in-test' });

    expect(resource(template, 'UserPool').properties.UserPoolName).toBe('sign-in-test');
    expect(resource(template, 'UserPoolClient').properties.ClientName).toBe('sign-in-test');
    expect(resource(template, 'SuiteKeyAlias').properties.AliasName).toBe(
      'alias/cognito-triggers/sign-in-test',
    );
  });
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

  it("the bucket is nobody's but through a role", () => {
    expect(resource(deploy(), 'UserFilesBucket').properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });
});
