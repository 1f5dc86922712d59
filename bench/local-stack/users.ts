import { randomUUID } from 'node:crypto';
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { localCredentials } from '../../local/identity.ts';
import type { StackInfo } from '../../local/stack/info.ts';
import { startStack } from '../../local/stack/stack.ts';
import type { StackOptions } from '../../local/stack/start/options.ts';

type Mail = { readonly to: string; readonly text: string };

/** A stack and what its users do, by the AWS SDK. */
export type Users = Awaited<ReturnType<typeof startUsers>>;

/** The mails of all users in one minute are first mails here. */
const parameterOverrides = { FirstMailsPerMinute: '100000' };

export const startUsers = async (options: Partial<StackOptions> = {}) => {
  const stack = await startStack({ host: '127.0.0.1', port: 0, parameterOverrides, ...options });
  const call = async <T>(method: 'GET' | 'DELETE', path: string): Promise<T> =>
    (await (await fetch(`${stack.url}/_local/${path}`, { method })).json()) as T;
  const { userPoolClientId: ClientId, region, userPoolId } = await call<StackInfo>('GET', 'info');
  // Parallel calls wait here for a few processes, where Lambda would start as many: their wait is not the functions'.
  await fetch(`${stack.url}/_local/settings`, {
    method: 'POST',
    body: JSON.stringify({ triggerTimeoutMilliseconds: 60_000 }),
  });
  const cognito = new CognitoIdentityProviderClient({
    endpoint: stack.url,
    region,
    credentials: localCredentials,
    maxAttempts: 1,
  });
  const readCodes = async (): Promise<ReadonlyMap<string, string[]>> => {
    const codes = new Map<string, string[]>();
    for (const { to, text } of await call<Mail[]>('GET', 'outbox')) {
      const code = /\b\d{8}\b/.exec(text)?.[0] ?? '';
      codes.set(to, [...(codes.get(to) ?? []), code]);
    }
    return codes;
  };
  return {
    url: stack.url,
    userPoolId,
    call,
    signUp: async (): Promise<string> => {
      const email = `${randomUUID()}@example.com`;
      const UserAttributes = [{ Name: 'email', Value: email }];
      const Password = `${randomUUID()}aA1!`;
      await cognito.send(
        new SignUpCommand({ ClientId, Username: email, Password, UserAttributes }),
      );
      return email;
    },
    start: async (email: string): Promise<string | undefined> => {
      const AuthParameters = { USERNAME: email };
      const { Session } = await cognito.send(
        new InitiateAuthCommand({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters }),
      );
      return Session;
    },
    /** Whether there were tokens. */
    answer: async (email: string, code: string, Session: string | undefined): Promise<boolean> => {
      const { AuthenticationResult } = await cognito.send(
        new RespondToAuthChallengeCommand({
          ClientId,
          ChallengeName: 'CUSTOM_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME: email, ANSWER: code },
        }),
      );
      return AuthenticationResult !== undefined;
    },
    /** The codes that were mailed to these since the outbox was emptied, by address, one a mail. Then it is emptied. */
    takeCodes: async (emails: readonly string[]): Promise<ReadonlyMap<string, string[]>> => {
      let codes = await readCodes();
      // A courier that starts cold takes longer than the outbox waits.
      for (let read = 1; read < 10 && !emails.every((email) => codes.has(email)); read += 1) {
        codes = await readCodes();
      }
      await call('DELETE', 'outbox');
      return codes;
    },
    stop: async (): Promise<void> => {
      cognito.destroy();
      await stack.stop();
    },
  };
};
