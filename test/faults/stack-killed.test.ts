import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  GetUserCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { localCredentials } from '../../local/identity.ts';
import type { StackInfo } from '../../local/stack/info.ts';
import { newEmail, refusalOf, throwAwayPassword } from '../support/pool/sign-in.ts';
import { type LocalProcess, startLocal } from '../support/stack/local-process.ts';
import type { Mail } from '../support/stack/stack.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { untilThere } from '../support/until-there.ts';

const directory = temporaryFolder('kill');

const start = () => startLocal('--port', '0', '--data', directory);

const connect = async ({ url }: LocalProcess) => {
  // After each start every function is cold, which takes seconds on a busy machine.
  const body = JSON.stringify({ triggerTimeoutMilliseconds: 20_000 });
  await fetch(`${url}/_local/settings`, { method: 'POST', body });
  const info = (await (await fetch(`${url}/_local/info`)).json()) as StackInfo;
  const { region } = info;
  return {
    info,
    cognito: new CognitoIdentityProviderClient({
      endpoint: url,
      region,
      credentials: localCredentials,
      maxAttempts: 1,
    }),
    tables: new DynamoDBClient({
      endpoint: info.dynamodbEndpoint,
      region,
      credentials: localCredentials,
    }),
    mails: async () => (await (await fetch(`${url}/_local/outbox`)).json()) as Mail[],
  };
};

type Connection = Awaited<ReturnType<typeof connect>>;
type User = { readonly email: string; readonly sub: string };

/** Signs users up one after the other until the connection breaks, and notes who was acknowledged. */
const signUpUntilTheEnd = async ({ cognito, info }: Connection, acknowledged: User[]) => {
  for (;;) {
    const email = newEmail();
    const command = new SignUpCommand({
      ClientId: info.userPoolClientId,
      Username: email,
      Password: throwAwayPassword(),
      UserAttributes: [{ Name: 'email', Value: email }],
    });
    try {
      acknowledged.push({ email, sub: (await cognito.send(command)).UserSub ?? '' });
    } catch {
      return;
    }
  }
};

const missing = async ({ cognito, info }: Connection, users: readonly User[]) => {
  const lost: User[] = [];
  for (const user of users) {
    const found = await refusalOf(
      cognito.send(new AdminGetUserCommand({ UserPoolId: info.userPoolId, Username: user.email })),
    );
    if (found !== 'answered') lost.push(user);
  }
  return lost;
};

/** The profile, which the first sign-in made. */
const rowOf = async ({ info, tables }: Connection, { sub }: User) => {
  const { Item } = await tables.send(
    new GetItemCommand({
      TableName: info.tables.profiles,
      Key: { userId: { S: sub } },
      ConsistentRead: true,
    }),
  );
  return Item;
};

const startSignIn = ({ cognito, info }: Connection, { email }: User) =>
  cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'CUSTOM_AUTH',
      ClientId: info.userPoolClientId,
      AuthParameters: { USERNAME: email },
    }),
  );

const codeFor = ({ mails }: Connection, { email }: User): Promise<string> =>
  untilThere(async () => {
    const mail = (await mails()).find(({ to }) => to === email);
    return /\b\d{8}\b/.exec(mail?.text ?? '')?.[0];
  }, 'no code was mailed');

const answer = async (
  connection: Connection,
  user: User,
  { Session }: { readonly Session?: string | undefined },
  code?: string,
) =>
  connection.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: connection.info.userPoolClientId,
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session,
      ChallengeResponses: {
        USERNAME: user.email,
        ANSWER: code ?? (await codeFor(connection, user)),
      },
    }),
  );

describe('kill -9 in the middle of sign-ups', () => {
  it('loses nobody who was acknowledged: users, rows, codes under way, tokens and keys', async () => {
    const acknowledged: User[] = [];
    let local = await start();
    let connection = await connect(local);
    const { info } = connection;
    for (let round = 0; round < 2; round += 1) {
      const before = acknowledged.length;
      const work = [0, 1, 2].map(() => signUpUntilTheEnd(connection, acknowledged));
      while (acknowledged.length === before) await sleep(5);
      await sleep(Math.random() * 200);

      expect(await local.end('SIGKILL')).toBe('SIGKILL');
      await Promise.all(work);
      // A write that was never acknowledged, cut off.
      appendFileSync(join(directory, 'user-pool', 'user-pool.journal'), '["users","x",{"use');
      local = await start();
      connection = await connect(local);
    }

    expect(acknowledged.length).toBeGreaterThan(1);
    expect(await missing(connection, acknowledged)).toEqual([]);
    expect(connection.info.userPoolId).toBe(info.userPoolId);
    expect(connection.info.userPoolClientId).toBe(info.userPoolClientId);

    // A code that was mailed before the kill is good after it, and so are tokens: session, row, pepper and keys are there.
    const [user, other] = acknowledged;
    if (user === undefined || other === undefined) throw new Error('nobody signed up');
    const keys = await (await fetch(connection.info.jwksUri)).text();
    const signedIn = await answer(connection, other, await startSignIn(connection, other));
    const challenge = await startSignIn(connection, user);
    const code = await codeFor(connection, user);
    await local.end('SIGKILL');
    local = await start();
    connection = await connect(local);
    const { AuthenticationResult } = await answer(connection, user, challenge, code);
    const whoAmI = await connection.cognito.send(
      new GetUserCommand({ AccessToken: signedIn.AuthenticationResult?.AccessToken }),
    );

    expect(AuthenticationResult?.AccessToken).toBeDefined();
    expect(await rowOf(connection, other)).toBeDefined();
    expect(whoAmI.UserAttributes).toContainEqual({ Name: 'email', Value: other.email });
    expect(await (await fetch(connection.info.jwksUri)).text()).toBe(keys);
    expect(await local.end('SIGTERM')).toBe(0);
  });
});
