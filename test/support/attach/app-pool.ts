import { randomInt } from 'node:crypto';
import type {
  CognitoIdentityProvider,
  CreateUserPoolClientRequest,
  CreateUserPoolRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { Lambda } from '@aws-sdk/client-lambda';
import { runAttach } from '../../../cli/attach/run.ts';
import { localCredentials } from '../../../local/identity.ts';
import { attributesOf, uniqueName } from '../pool/pool-users.ts';
import { throwAwayPassword } from '../pool/sign-in.ts';
import type { TestStack } from '../stack/stack.ts';

const password = throwAwayPassword();
const sends = {
  EmailSendingAccount: 'DEVELOPER',
  SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
  From: 'no-reply@example.com',
} as const;

const arnOf = ({ info }: TestStack, name: string): string =>
  `arn:aws:lambda:${info.region}:123456789012:function:${name}`;

const letIn = async (stack: TestStack, FunctionName: string, SourceArn: string): Promise<void> => {
  const { region } = stack.info;
  const lambda = new Lambda({ endpoint: stack.url, region, credentials: localCredentials });
  await lambda.addPermission({
    FunctionName,
    StatementId: `by-hand-${SourceArn.slice(-9)}`,
    Action: 'lambda:InvokeFunction',
    Principal: 'cognito-idp.amazonaws.com',
    SourceArn,
  });
  lambda.destroy();
};

/** Pools of other people's kinds, each with the app that uses it and the command that attaches to it. */
export const appPools = (stack: TestStack, cognito: CognitoIdentityProvider, directory: string) => {
  const runCommand = async (operation: string, userPoolId: string, args: readonly string[]) => {
    let out = '{}';
    const target = ['--user-pool-id', userPoolId, '--backup-dir', directory];
    const where = ['--endpoint-url', stack.url, '--stack-name', 'cognito-triggers', '--json'];
    const code = await runAttach([operation, ...target, ...where, ...args], {
      print: (text) => {
        out = text;
      },
      complain: (text) => {
        throw new Error(text);
      },
      step: (_title, work) => work(),
      wait: async () => undefined,
      stopped: () => false,
    });
    return { code, report: JSON.parse(out) };
  };

  const codeTo = async (address: string): Promise<string> => {
    const mails = (await stack.outbox()).filter(({ to }) => to === address);
    return /\b\d{6,8}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
  };

  const make = async (
    pool: Partial<CreateUserPoolRequest>,
    client: Partial<CreateUserPoolClientRequest>,
  ) => {
    const { UserPool } = await cognito.createUserPool({
      PoolName: 'app',
      AutoVerifiedAttributes: ['email'],
      EmailConfiguration: sends,
      ...pool,
    });
    const UserPoolId = UserPool?.Id ?? '';
    for (const ProviderName of client.SupportedIdentityProviders ?? []) {
      await cognito.createIdentityProvider({
        UserPoolId,
        ProviderName,
        ProviderType: 'OIDC',
        ProviderDetails: {
          client_id: 'app',
          oidc_issuer: 'https://idp.example',
          authorize_scopes: 'openid',
          attributes_request_method: 'GET',
        },
      });
    }
    // The grant of post authentication names the stack's own pool. On AWS these functions would be deployed for this one.
    await stack.settings({ functionRoles: false });
    const { UserPoolClient } = await cognito.createUserPoolClient({
      UserPoolId,
      ClientName: 'app',
      ...client,
    });
    const ClientId = UserPoolClient?.ClientId ?? '';

    return {
      UserPoolId,
      ClientId,
      arn: UserPool?.Arn ?? '',
      codeTo,
      /** The last mail to an address. */
      mailTo: async (address: string) =>
        (await stack.outbox()).findLast(({ to }) => to === address),
      attach: (operation: string, ...args: readonly string[]) =>
        runCommand(operation, UserPoolId, args),
      describe: async () => (await cognito.describeUserPool({ UserPoolId })).UserPool?.LambdaConfig,
      newName: uniqueName,
      newNumber: () => `+4917${randomInt(10_000_000, 99_999_999)}`,
      signUp: (Username: string, attributes: Record<string, string> = {}) =>
        cognito.signUp({
          ClientId,
          Username,
          Password: password,
          UserAttributes: attributesOf(attributes),
        }),
      confirm: async (Username: string, address: string) =>
        cognito.confirmSignUp({
          ClientId,
          Username,
          ConfirmationCode: await codeTo(address),
        }),
      signInByPassword: async (USERNAME: string) =>
        (
          await cognito.initiateAuth({
            ClientId,
            AuthFlow: 'USER_PASSWORD_AUTH',
            AuthParameters: { USERNAME, PASSWORD: password },
          })
        ).AuthenticationResult,
      signInByCode: async (USERNAME: string, address: string) => {
        const { Session } = await cognito.initiateAuth({
          ClientId,
          AuthFlow: 'CUSTOM_AUTH',
          AuthParameters: { USERNAME },
        });
        const { AuthenticationResult } = await cognito.respondToAuthChallenge({
          ClientId,
          ChallengeName: 'CUSTOM_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME, ANSWER: await codeTo(address) },
        });
        return AuthenticationResult;
      },
      adminMake: async (email: string) => {
        const UserAttributes = attributesOf({ email, email_verified: 'true' });
        const MessageAction = 'SUPPRESS';
        await cognito.adminCreateUser({
          UserPoolId,
          Username: email,
          MessageAction,
          UserAttributes,
        });
        await cognito.adminSetUserPassword({
          UserPoolId,
          Username: email,
          Password: password,
          Permanent: true,
        });
      },
      /** The function of PreSignUp set by hand, past the command that refuses it. */
      callPreSignUp: async () => {
        await letIn(stack, 'PreSignUpFunction', UserPool?.Arn ?? '');
        const PreSignUp = arnOf(stack, 'PreSignUpFunction');
        await cognito.updateUserPool({ UserPoolId, LambdaConfig: { PreSignUp } });
      },
    };
  };
  return { make };
};

export type AppPool = Awaited<ReturnType<ReturnType<typeof appPools>['make']>>;
