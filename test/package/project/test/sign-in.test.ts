import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type StartedStack, startLocalStack } from 'cognito-triggers/local';
import { afterAll, beforeAll, expect, it } from 'vitest';

const USERNAME = 'ada@example.com';
let stack: StartedStack;
let client: CognitoIdentityProviderClient;

beforeAll(async () => {
  stack = await startLocalStack({ parameters: { DefaultPlan: 'trial' } });
  client = new CognitoIdentityProviderClient({
    endpoint: stack.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}, 30_000);

afterAll(() => stack.stop());

/** The code of the newest mail. */
const mailedCode = async (): Promise<string> => {
  const mail = (await stack.outbox()).at(-1);
  return /\b\d{8}\b/.exec(mail?.text ?? '')?.[0] ?? '';
};

it('signs a user in by the code of the mail', async () => {
  const ClientId = stack.userPoolClientId;
  const Password = `Aa1!${crypto.randomUUID()}`;
  await client.send(new SignUpCommand({ ClientId, Username: USERNAME, Password }));
  const start = await client.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME },
    }),
  );
  const answered = await client.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName: 'CUSTOM_CHALLENGE',
      ...(start.Session === undefined ? {} : { Session: start.Session }),
      ChallengeResponses: { USERNAME, ANSWER: await mailedCode() },
    }),
  );
  const payload = answered.AuthenticationResult?.IdToken?.split('.')[1] ?? '';
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  expect(claims).toMatchObject({ email: USERNAME, plan: 'trial' });
});

it('moves the time of the stack', async () => {
  const now = async (): Promise<number> => {
    const response = await fetch(`${stack.endpoint}/_local/info`);
    const { now } = (await response.json()) as { readonly now: string };
    return Date.parse(now);
  };
  const before = await now();
  await stack.advance(600);
  expect((await now()) - before).toBeGreaterThanOrEqual(600_000);
});
