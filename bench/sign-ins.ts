import { randomUUID } from 'node:crypto';
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { localCredentials } from '../local/identity.ts';
import { startStack } from '../local/stack/stack.ts';

export type Throughput = {
  readonly signIns: number;
  readonly seconds: number;
  readonly perSecond: number;
};

type Mail = { readonly to: string; readonly text: string };

/** Whole sign-ins (start, code, tokens) through the local stack, `width` at a time. */
export const measureSignIns = async (count: number, width: number): Promise<Throughput> => {
  const stack = await startStack({
    host: '127.0.0.1',
    port: 0,
    parameterOverrides: {},
  });
  const { userPoolClientId: ClientId, region } = (await (
    await fetch(`${stack.url}/_local/info`)
  ).json()) as { userPoolClientId: string; region: string };
  const cognito = new CognitoIdentityProviderClient({
    endpoint: stack.url,
    region,
    credentials: localCredentials,
  });
  const signUp = async (): Promise<string> => {
    const email = `${randomUUID()}@example.com`;
    const Password = `${randomUUID()}aA1!`;
    const UserAttributes = [{ Name: 'email', Value: email }];
    await cognito.send(new SignUpCommand({ ClientId, Username: email, Password, UserAttributes }));
    return email;
  };
  const codeFor = async (email: string): Promise<string> => {
    const mails = (await (await fetch(`${stack.url}/_local/outbox`)).json()) as Mail[];
    return /\b\d{8}\b/.exec(mails.findLast(({ to }) => to === email)?.text ?? '')?.[0] ?? '';
  };
  const signIn = async (email: string): Promise<void> => {
    const AuthParameters = { USERNAME: email };
    const { Session } = await cognito.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters }),
    );
    const { AuthenticationResult } = await cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session,
        ChallengeResponses: { USERNAME: email, ANSWER: await codeFor(email) },
      }),
    );
    if (AuthenticationResult === undefined) throw new Error('a sign-in gave no tokens');
  };

  const emails: string[] = [];
  for (let made = 0; made < count + width; made += 1) emails.push(await signUp());
  await Promise.all(emails.splice(0, width).map(signIn));
  const started = performance.now();
  const worker = async (): Promise<void> => {
    for (let email = emails.pop(); email !== undefined; email = emails.pop()) await signIn(email);
  };
  await Promise.all(Array.from({ length: width }, worker));
  const seconds = (performance.now() - started) / 1000;
  cognito.destroy();
  await stack.stop();
  return { signIns: count, seconds, perSecond: count / seconds };
};
