import { Lambda } from '@aws-sdk/client-lambda';
import { suiteTriggerNames } from '#shared/cognito/triggers.ts';
import { arnOfFunction, localCredentials } from '../../../local/identity.ts';
import { attributesOf, password, uniqueName } from '../pool/pool-users.ts';
import { newEmail } from '../pool/sign-in.ts';
import { cognitoOf } from './cognito-client.ts';
import { startTestStack } from './stack.ts';

const arn = (name: string) => arnOfFunction(`${name}Function`);

/** Every function may be called for the pool, as an attach would have it. */
const letIn = async (endpoint: string, SourceArn: string): Promise<void> => {
  const lambda = new Lambda({ endpoint, region: 'eu-central-1', credentials: localCredentials });
  for (const name of suiteTriggerNames) {
    await lambda.addPermission({
      FunctionName: `${name}Function`,
      StatementId: 'other-pool',
      Action: 'lambda:InvokeFunction',
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn,
    });
  }
  lambda.destroy();
};

export type StackPool = Awaited<ReturnType<typeof startStackPool>>;

/** The real functions, on a pool of its own that lets every kind of sign-in and message happen. */
export const startStackPool = async () => {
  const stack = await startTestStack({
    parameterOverrides: {
      SignUpConfirmation: 'cognito',
      PreTokenVersion: 'V1_0',
    },
  });
  const cognito = cognitoOf(stack);
  const { UserPool } = await cognito.createUserPool({
    PoolName: 'real functions',
    AutoVerifiedAttributes: ['email'],
    EmailConfiguration: {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
      From: 'no-reply@example.com',
    },
    LambdaConfig: Object.fromEntries(suiteTriggerNames.map((name) => [name, arn(name)])),
  });
  const UserPoolId = UserPool?.Id ?? '';
  await letIn(stack.url, UserPool?.Arn ?? '');
  const { UserPoolClient } = await cognito.createUserPoolClient({
    UserPoolId,
    ClientName: 'real functions',
    ExplicitAuthFlows: [
      'ALLOW_CUSTOM_AUTH',
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
    ],
  });
  const ClientId = UserPoolClient?.ClientId ?? '';

  /** Confirmed, with a verified address and the usual password. */
  const newUser = async () => {
    const [Username, email] = [uniqueName(), newEmail()];
    const UserAttributes = attributesOf({ email, email_verified: 'true' });
    const MessageAction = 'SUPPRESS';
    await cognito.adminCreateUser({ UserPoolId, Username, MessageAction, UserAttributes });
    const Permanent = true;
    await cognito.adminSetUserPassword({ UserPoolId, Username, Password: password, Permanent });
    return { Username, email };
  };

  const codeTo = async (address: string): Promise<string> => {
    const mails = (await stack.outbox()).filter(({ to }) => to === address);
    return /\b\d{6,8}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
  };

  const signIn = (USERNAME: string, more: object = {}) =>
    cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD: password },
      ...more,
    });

  /** What each event of these calls was told by the caller. Fields that are not there are left out. */
  const told = async (run: () => Promise<unknown>) => {
    await stack.call('DELETE', 'triggers');
    await run();
    return (await stack.triggers()).map(({ triggerSource, request }) => {
      const { clientMetadata, validationData } = request.request as Record<string, unknown>;
      return {
        [triggerSource]: {
          ...(clientMetadata === undefined ? {} : { clientMetadata }),
          ...(validationData === undefined ? {} : { validationData }),
        },
      };
    });
  };

  return { cognito, UserPoolId, ClientId, newUser, codeTo, signIn, told, stop: stack.stop };
};
