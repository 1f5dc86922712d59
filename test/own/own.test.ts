import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { beforeAll, expect, it } from 'vitest';
import { localCredentials } from '../../local/identity.ts';
import { startLocalIn } from '../support/stack/local-process.ts';
import { startOldDirectory } from './old-directory.ts';
import { changeUpstream, clone, git, makeClone, makeItOurs } from './team.ts';

/*
 * docs/make-it-yours.md, done in a clone of this repository: three extensions, a tenth trigger, a merge of what upstream did
 * meanwhile, the repository's own tests, and sign-ins of the result.
 */

const minutes = 60_000;

const npm = (...args: readonly string[]) =>
  promisify(execFile)('npm', args, { cwd: clone, maxBuffer: 64 * 1024 * 1024 });

beforeAll(() => makeClone());

it('what a team and upstream change is merged without a conflict', () => {
  changeUpstream();
  makeItOurs();

  git('merge', '-q', '--no-edit', 'upstream');

  expect(git('show', '-s', '--format=%P').trim().split(' ')).toHaveLength(2);
  expect(git('status', '--porcelain')).toBe('');
  const changed = git('diff', '--name-only', 'HEAD^1', 'HEAD').trim().split('\n');
  expect(changed).toContain('template.yaml');
  expect(changed.filter((file) => file.startsWith('extensions/'))).toEqual([]);
});

it(
  'types, lint and unused code are clean after the merge',
  async () => {
    await npm('run', 'typecheck');
    await npm('run', 'lint');
    await npm('run', 'unused');
  },
  5 * minutes,
);

it(
  'the tests of the repository are green after the merge',
  async () => {
    const { stdout } = await npm('test');

    expect(stdout).toMatch(/Tests .*\d+ passed/);
    expect(stdout).not.toMatch(/\d+ failed/);
  },
  8 * minutes,
);

const local = async <T>(url: string, path: string): Promise<T> => {
  const response = await fetch(`${url}/_local/${path}`);
  return (await response.json()) as T;
};

it(
  'the clone signs in by its own rule, field, language and trigger',
  async () => {
    const old = { email: 'grace@example.com', password: 'from the old directory' };
    const directory = await startOldDirectory(old);
    const template = join(clone, 'template.yaml');
    const text = readFileSync(template, 'utf8');
    writeFileSync(
      template,
      text.replace('https://directory.example.com/users', `${directory.url}/users`),
    );
    const stack = await startLocalIn(clone, '--port', '0');
    const { url } = stack;
    const info = await local<Record<string, string>>(url, 'info');
    const { userPoolId: UserPoolId = '', userPoolClientId: ClientId = '', region = '' } = info;
    const cognito = new CognitoIdentityProvider({
      ...{ endpoint: url, region, credentials: localCredentials, maxAttempts: 1 },
    });
    const signUp = (email: string) =>
      cognito.signUp({
        ...{ ClientId, Username: email, Password: `${crypto.randomUUID()}aA1!` },
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'locale', Value: 'it-IT' },
        ],
      });
    const mails = () => local<{ subject: string; text: string }[]>(url, 'outbox');
    const signIn = async (USERNAME: string) => {
      const before = (await mails()).length;
      const { Session } = await cognito.initiateAuth({
        ...{ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME } },
      });
      const newMails = async () => (await mails()).length - before;
      await expect.poll(newMails, { timeout: 30_000 }).toBe(1);
      const mail = (await mails()).at(-1);
      const ANSWER = /\d{8}/.exec(mail?.text ?? '')?.[0] ?? '';
      const { AuthenticationResult } = await cognito.respondToAuthChallenge({
        ...{ ClientId, Session, ChallengeName: 'CUSTOM_CHALLENGE' },
        ChallengeResponses: { USERNAME, ANSWER },
      });
      return { mail, claims: decodeJwt(AuthenticationResult?.IdToken ?? '') };
    };

    await expect(signUp('ada@staff.example')).rejects.toThrow(/staff_are_invited: Staff get/);
    await signUp('ada@example.com');
    const { mail, claims } = await signIn('ada@example.com');
    expect(mail?.subject).toMatch(/^Il suo codice di accesso/);
    expect(claims).toMatchObject({ seats: 1 });
    expect(claims).not.toHaveProperty('department');

    const toStack = ['--region', region, '--endpoint-url', url];
    await npm(
      ...['run', 'profile', '--', 'set', '--user-id', claims.sub ?? '', '--table', 'ProfilesTable'],
      ...['--field', 'department=Sales', ...toStack],
    );
    // A pause after a mail: the next one is due in half a minute.
    await fetch(`${url}/_local/clock`, { method: 'POST', body: '{"advanceSeconds": 60}' });
    expect((await signIn('ada@example.com')).claims).toMatchObject({ department: 'Sales' });

    const { UserPoolClient } = await cognito.createUserPoolClient({
      ...{ UserPoolId, ClientName: 'old', PreventUserExistenceErrors: 'ENABLED' },
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    });
    const signInByPassword = (PASSWORD: string) =>
      cognito.initiateAuth({
        ...{ ClientId: UserPoolClient?.ClientId, AuthFlow: 'USER_PASSWORD_AUTH' },
        AuthParameters: { USERNAME: old.email, PASSWORD },
      });
    await expect(signInByPassword('wrong')).rejects.toThrow('Incorrect username or password.');
    const { AuthenticationResult } = await signInByPassword(old.password);
    expect(decodeJwt(AuthenticationResult?.IdToken ?? '')).toMatchObject({
      ...{ email: old.email, email_verified: true, name: 'Grace', seats: 1 },
    });

    await directory.stop();
    expect(await stack.end('SIGINT')).toBe(0);
  },
  5 * minutes,
);
