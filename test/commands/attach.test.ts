import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  SignUpCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAttach } from '../../cli/attach/run.ts';
import { localCredentials } from '../../local/identity.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let stack: TestStack;
let client: CognitoIdentityProviderClient;
const directory = temporaryFolder('attach');

beforeAll(async () => {
  stack = await startTestStack();
  client = new CognitoIdentityProviderClient({
    endpoint: stack.url,
    region: 'us-east-1',
    credentials: localCredentials,
  });
});
afterAll(async () => {
  await stack.stop();
});

/** The command against the local stack: its exit code and what it printed with --json. */
const attach = async (operation: string, userPoolId: string, ...args: readonly string[]) => {
  let out = '{}';
  const code = await runAttach(
    [
      ...[operation, '--user-pool-id', userPoolId, '--backup-dir', directory],
      ...['--endpoint-url', stack.url, '--json', ...args],
    ],
    {
      print: (text) => {
        out = text;
      },
      complain: (text) => {
        throw new Error(text);
      },
      step: (_title, work) => work(),
      wait: async () => undefined,
      stopped: () => false,
    },
  );
  return { code, report: JSON.parse(out) };
};

/** A pool with every member that an update can change. */
const settings = {
  PoolName: 'a pool from before',
  Policies: { PasswordPolicy: { MinimumLength: 20, TemporaryPasswordValidityDays: 2 } },
  DeletionProtection: 'ACTIVE',
  AutoVerifiedAttributes: ['email'],
  VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE', EmailSubject: 'Code' },
  SmsAuthenticationMessage: 'Code {####}',
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
  EmailConfiguration: {
    EmailSendingAccount: 'DEVELOPER',
    From: 'a@example.com',
    SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
  },
  UserPoolTags: { team: 'identity' },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
  UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: 'verified_email' }] },
  DcrConfiguration: { EnableStatus: 'Disabled' },
  KeyConfiguration: { KeyType: 'AWS_OWNED_KEY' },
  IssuerConfiguration: { Type: 'UPDATED' },
  AcrConfiguration: { Level1: { AcrValue: 'urn:password' } },
  UserPoolTier: 'PLUS',
} as const;

const makePool = async (): Promise<string> => {
  const made = await client.send(new CreateUserPoolCommand(structuredClone(settings) as never));
  return made.UserPool?.Id ?? '';
};

const describePool = async (UserPoolId: string) => {
  const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
  return { ...UserPool, LastModifiedDate: undefined };
};

const signUp = async (UserPoolId: string) => {
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app' }),
  );
  return client.send(
    new SignUpCommand({
      ClientId: UserPoolClient?.ClientId,
      Username: `ada-${Date.now()}@example.com`,
      Password: 'Long-enough-password-1',
      UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }],
    }),
  );
};

describe('Attach against the local stack', () => {
  it('attach goes through plan, apply, check and detach, and leaves the pool as it was', async () => {
    const id = await makePool();
    const before = await describePool(id);
    const functions = ['--stack-name', 'cognito-triggers'];

    const plan = await attach('plan', id, ...functions);
    expect(plan.code).toBe(2);
    // Every reading of a real pool is possible here, the sessions' too; this stack has a pool of its own, and that is told.
    expect(plan.report.notes).toEqual([expect.stringContaining('made a pool of its own')]);
    expect(await attach('apply', id, '--yes', ...functions)).toMatchObject({ code: 0 });
    const { LambdaConfig, ...attached } = await describePool(id);
    expect(Object.keys(LambdaConfig ?? {})).toHaveLength(9);
    expect(attached).toEqual({ ...before, LambdaConfig: undefined });

    expect(await attach('check', id)).toMatchObject({ code: 0 });
    expect(await attach('detach', id, '--yes')).toMatchObject({ code: 0 });
    expect(await describePool(id)).toEqual(before);
  });

  it('attach permits the pool to call the functions', async () => {
    const id = await makePool();
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:PreSignUpFunction';
    const current = await describePool(id);
    const LambdaConfig = { PreSignUp: arn };
    // Somebody sets the trigger alone, as update-user-pool lets them.
    await client.send(
      new UpdateUserPoolCommand({
        UserPoolId: id,
        UserPoolTier: current.UserPoolTier,
        LambdaConfig,
      }),
    );
    await expect(signUp(id)).rejects.toThrow(
      'PreSignUp invocation failed due to error AccessDeniedException.',
    );

    expect(await attach('apply', id, '--yes', '--function', `PreSignUp=${arn}`)).toMatchObject({
      code: 0,
      report: { permissions: [{ function: arn }] },
    });

    expect(await signUp(id)).toMatchObject({ UserConfirmed: true });
  });

  it('attach refuses the pool of the template, whose stack would undo it', async () => {
    const { report } = await attach(
      'apply',
      stack.info.userPoolId,
      ...[
        '--yes',
        '--function',
        'PreSignUp=arn:aws:lambda:us-east-1:123456789012:function:CustomMessageFunction',
      ],
    );

    expect(report.refusals[0]).toMatchObject({
      code: 'owned_by_stack',
      why: expect.stringContaining('the stack cognito-triggers'),
    });
  });
});

describe("The local pool's UpdateUserPool", () => {
  it('an update of the pool resets every omitted member, except those documented as kept', async () => {
    const id = await makePool();

    await client.send(new UpdateUserPoolCommand({ UserPoolId: id }));

    const after = await describePool(id);
    const lost = Object.keys(settings).filter((name) => !(name in after) && name !== 'PoolName');
    expect(lost).toEqual([
      'AutoVerifiedAttributes',
      'SmsAuthenticationMessage',
      'UserAttributeUpdateSettings',
      'DeviceConfiguration',
      'UserPoolAddOns',
      'AccountRecoverySetting',
      'KeyConfiguration',
      'IssuerConfiguration',
      'AcrConfiguration',
    ]);
    expect(after).toMatchObject({
      Name: settings.PoolName,
      Policies: { PasswordPolicy: { MinimumLength: 8 } },
      DeletionProtection: 'INACTIVE',
      UserPoolTags: {},
      EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
      UserPoolTier: settings.UserPoolTier,
      DcrConfiguration: settings.DcrConfiguration,
    });
  });
});
