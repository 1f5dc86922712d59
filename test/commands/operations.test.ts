import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolClientCommand,
  GetTokensFromRefreshTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type AttributeValue, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userInLogs } from '#shared/identity/user-in-logs.ts';
import { localCredentials } from '../../local/identity.ts';
import { newEmail, refusalOf, type SignIn, signInWith } from '../support/pool/sign-in.ts';
import { killCommand, runCommand } from '../support/stack/run-command.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;
let directory: string;

beforeAll(async () => {
  stack = await startTestStack({
    parameterOverrides: { DefaultPlan: 'trial' },
  });
  user = signInWith(stack);
  directory = await mkdtemp(join(tmpdir(), 'commands-'));
});

afterAll(async () => {
  await rm(directory, { recursive: true });
  await stack.stop();
});

const pool = () => ['--user-pool-id', stack.info.userPoolId, '--endpoint-url', stack.url];

const doctor = async (...args: string[]) => {
  const { code, stdout } = await runCommand('doctor', [...pool(), '--json', ...args]);
  const { findings }: { findings: { id: string; severity: string }[] } = JSON.parse(stdout);
  return { code, findings, ids: findings.map(({ id }) => id) };
};

describe('npm run doctor', () => {
  it('doctor has no warning for the pool that template.yaml declares', async () => {
    const { code, findings } = await doctor();

    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(code).toBe(0);
  });

  it('doctor has no note about the local stack being an emulator', async () => {
    const { ids } = await doctor();

    expect(ids).toEqual(['sign-up-tells', 'identity-pool-not-named']);
  });

  it('doctor exits 3 for a client that reveals who has an account, and 2 for a warning', async () => {
    const UserPoolId = stack.info.userPoolId;
    const { UserPoolClient } = await user.cognito.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: 'careless',
        ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
      }),
    );
    const { UserPool } = await user.cognito.send(new CreateUserPoolCommand({ PoolName: 'bare' }));
    const ClientId = UserPoolClient?.ClientId ?? '';

    const [careless, chosen, bare] = await Promise.all([
      doctor(),
      doctor('--client-id', stack.info.userPoolClientId),
      runCommand('doctor', ['--user-pool-id', UserPool?.Id ?? '', '--endpoint-url', stack.url]),
    ]);
    await user.cognito.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }));

    expect(careless.code).toBe(3);
    expect(careless.ids.slice(0, 2)).toEqual([
      'user-existence-told',
      'passwords-without-confirmation',
    ]);
    expect(careless.ids).toContain('other-ways-in');
    expect(chosen.code).toBe(0);
    expect(bare.code).toBe(2);
    expect(bare.stdout).toMatch(/^User pool \S+: \d+ warnings/);
    expect(bare.stdout).toMatch(/warning +recovery-by-code/);
    expect(bare.stdout).not.toContain('aws cognito-idp');
  });

  it('doctor explains one finding with reason, source and fix, and suggests the id that was meant', async () => {
    const [explained, absent, wrong] = await Promise.all([
      runCommand('doctor', [...pool(), '--explain', 'sign-up-tells']),
      runCommand('doctor', [...pool(), '--explain', 'implicit-grant']),
      runCommand('doctor', [...pool(), '--explain', 'sign-up-tels']),
    ]);

    expect(explained.code).toBe(0);
    expect(explained.stdout).toMatch(/^note {2}sign-up-tells\n.+reason.+source.+\naws wafv2 /s);
    expect(absent).toMatchObject({ code: 0, stdout: expect.stringContaining('does not have') });
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('Did you mean sign-up-tells?');
  });

  it('doctor exits 1 when it cannot read the pool, and 1 for the name of a pool', async () => {
    const [missing, named] = await Promise.all([
      runCommand('doctor', ['--user-pool-id', 'us-east-1_Nowhere', '--endpoint-url', stack.url]),
      runCommand('doctor', ['--user-pool-id', 'my-pool', '--endpoint-url', stack.url]),
    ]);

    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain('ResourceNotFoundException');
    expect(named).toMatchObject({ code: 1, stdout: '' });
  });
});

describe('npm run profile', () => {
  it('profile set changes the claims of the next token', async () => {
    const { email, tokens } = await user.signIn();

    const { code, stdout, stderr } = await runCommand('profile', [
      ...['set', ...pool(), '--username', email],
      ...['--tenant', 'acme', '--roles', 'admin,member', '--plan', 'pro'],
    ]);

    const { AuthenticationResult } = await refresh(tokens.RefreshToken);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ tenant: 'acme', version: 2 });
    expect(decodeJwt(AuthenticationResult?.IdToken ?? '')).toMatchObject({
      tenant: 'acme',
      roles: ['admin', 'member'],
      plan: 'pro',
    });
    expect(stderr).not.toContain('acme');
  });

  it('profile suspend stops tokens at refresh, until profile activate', async () => {
    const { sub, tokens } = await user.signIn();
    const of = [...pool(), '--user-id', sub];

    const suspended = await runCommand('profile', ['suspend', ...of]);
    const refused = await refusalOf(refresh(tokens.RefreshToken));
    const activated = await runCommand('profile', ['activate', ...of]);

    expect([suspended.code, activated.code]).toEqual([0, 0]);
    expect(refused).toContain('profile_suspended');
    expect((await refresh(tokens.RefreshToken)).AuthenticationResult?.IdToken).toBeDefined();
  });

  it('profile erase deletes both rows of a user, and audits who did what when, without personal data', async () => {
    const { email, sub } = await user.signIn();

    const { code, stdout, stderr } = await runCommand('profile', [
      ...['erase', ...pool(), '--username', email, '--yes'],
    ]);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ profile: 'erased', challenge: 'erased' });
    expect(await stack.profile(sub)).toBeUndefined();
    expect(await stack.challenge(`U#${sub}`)).toBeUndefined();
    const [intent, result] = auditLines(stderr);
    expect(intent).toMatchObject({ action: 'profile erase', outcome: 'started' });
    expect(result).toEqual({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      id: intent?.id,
      by: 'local',
      staff: expect.stringMatching(/./),
      action: 'profile erase',
      outcome: 'erased',
      user: userInLogs(sub),
    });
    expect(stderr).not.toContain(sub);
    expect(stderr).not.toContain(email);
  });

  it('an audit line is written for a call that broke off too', async () => {
    const { sub } = await user.signIn();
    const nowhere = ['--challenges-table', 'nowhere'];

    const { code, stderr } = await runCommand('profile', [
      ...['erase', ...pool(), '--user-id', sub, '--yes', ...nowhere],
    ]);

    expect(code).toBe(1);
    expect(auditLines(stderr)).toMatchObject([
      { outcome: 'started', user: userInLogs(sub) },
      { action: 'profile erase', outcome: 'failed', user: userInLogs(sub) },
    ]);
    expect(stderr).toContain('DeleteItem at');
    expect(stderr).toContain('no such table');
    // The profile went first; the next run finds the rest.
    const again = await runCommand('profile', ['erase', ...pool(), '--user-id', sub, '--yes']);
    expect(JSON.parse(again.stdout)).toEqual({ profile: 'none', challenge: 'erased' });
  });

  it('profile erase deletes a suspended user only after Cognito admits the user no more', async () => {
    const { email, sub } = await user.signIn();
    await write(stack.info.tables.profiles, { userId: { S: sub } }, { status: { S: 'suspended' } });
    const erase = () => runCommand('profile', ['erase', ...pool(), '--user-id', sub, '--yes']);

    const refused = await erase();
    await user.cognito.send(
      new AdminDisableUserCommand({ UserPoolId: stack.info.userPoolId, Username: email }),
    );
    const erased = await erase();

    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(erased.code).toBe(0);
    expect(await stack.profile(sub)).toBeUndefined();
  });

  it('profile erase asks first, and requires --yes without a terminal', async () => {
    const { sub } = await user.signIn();

    const { code, stderr } = await runCommand('profile', ['erase', ...pool(), '--user-id', sub]);

    expect(code).toBe(1);
    expect(stderr).toContain('--yes');
    expect(await stack.profile(sub)).toBeDefined();
  });

  it('profile reports an unknown user without repeating the name', async () => {
    const email = newEmail();

    const { code, stderr } = await runCommand('profile', ['get', ...pool(), '--username', email]);

    expect(code).toBe(1);
    expect(stderr).toBe('The pool has no such user.\n');
  });
});

describe('Who changed a profile', () => {
  it('the author of a change is in the row and in the audit lines, with the user as log lines name it', async () => {
    const { email, sub } = await user.signIn();

    const { stdout, stderr } = await runCommand('profile', [
      ...['set', ...pool(), '--username', email, '--plan', 'pro', '--by', 'Ada Lovelace'],
    ]);

    const [, result] = auditLines(stderr);
    expect(JSON.parse(stdout)).toMatchObject({ updatedBy: 'Ada Lovelace' });
    expect(await stack.profile(sub)).toMatchObject({ updatedBy: 'Ada Lovelace', version: 2 });
    expect(result).toMatchObject({ staff: 'Ada Lovelace', outcome: 'changed' });
    expect(JSON.stringify(await stack.logs())).toContain(result?.user);
  });
});

describe('npm run codes -- reset', () => {
  it('codes reset resets every user of a file, and names each line without such a user', async () => {
    const one = await user.signIn();
    const other = await user.signIn();
    const file = join(directory, 'users.txt');
    await writeFile(file, `${one.sub}\n\nnobody@example.com\n${other.email}\n`);

    const { code, stdout, stderr } = await runCommand('codes', [
      ...['reset', ...pool(), '--from', file],
    ]);

    expect(code).toBe(1);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { line: 1, outcome: 'reset' },
      { line: 3, outcome: 'failed' },
      { line: 4, outcome: 'reset' },
    ]);
    expect(stderr).toContain('Line 3: The pool has no such user.');
    expect(stderr).not.toContain('nobody@example.com');
  });

  it('makes the next code of an attacked user short again', async () => {
    const { email, sub } = await user.signIn();
    // What six wrong answers leave; the answers themselves are tested where they are counted.
    const attacked = { wrongInARow: { N: '6' } };
    await write(stack.info.tables.challenges, { pk: { S: `2U#${sub}` } }, attacked);
    const long = await user.start(email);

    const { code, stdout } = await runCommand('codes', ['reset', ...pool(), '--username', email]);

    expect(long.ChallengeParameters?.codeKind).toBe('letters');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ outcome: 'reset' });
    const short = await user.start(email);
    expect(short.ChallengeParameters?.codeKind).toBe('digits');
    const { AuthenticationResult } = await user.answer(email, await user.mailedCode(email), short);
    expect(AuthenticationResult?.IdToken).toBeDefined();
  });
});

describe('npm run backfill', () => {
  it('a killed backfill continues, and makes every profile once, as the stack would', async () => {
    const { args, subs } = await aPoolOf(61);
    const file = join(directory, 'progress.json');
    const resume = [...args, '--resume', file, '--json'];

    // The first page, of 60, takes 0.6 s at this rate.
    await killCommand('backfill', [...resume, '--rate', '100'], async () => existsSync(file));
    const { code, stdout } = await runCommand('backfill', [...resume, '--rate', '1000']);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ dryRun: false, seen: 61 });
    const profiles = await Promise.all(subs.map((sub) => stack.profile(sub)));
    expect(profiles.filter((profile) => profile?.origin === 'sign-in')).toHaveLength(61);
    expect(profiles[0]).toMatchObject({ roles: ['member'], plan: 'trial', version: 1 });
  });

  // Three: one more than the SDK's own patience.
  it('backfill waits and retries when the table throttles', async () => {
    const { args, subs } = await aPoolOf(1);
    await stack.fault({ target: 'dynamodb', mode: 'throttle', times: 3, operation: 'PutItem' });

    const { code, stdout } = await runCommand('backfill', [...args, '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ created: 1 });
    expect(await stack.profile(subs[0] ?? '')).toBeDefined();
  });

  it('a dry run of backfill counts and writes nothing, and its options override the stack’s settings', async () => {
    const { args, subs } = await aPoolOf(1);

    const dry = await runCommand('backfill', [...args, '--dry-run']);
    const before = await stack.profile(subs[0] ?? '');
    await runCommand('backfill', [...args, '--default-plan', 'pro']);

    expect(dry.stdout).toBe('1 user: 1 profile missing, 0 already there.\n');
    expect(before).toBeUndefined();
    expect(await stack.profile(subs[0] ?? '')).toMatchObject({ plan: 'pro', roles: ['member'] });
  });

  it('backfill makes no profile of a confirmed sign-up whose address is not proven', async () => {
    const { sub } = await user.signUp();

    const { code, stdout } = await runCommand('backfill', [...pool(), '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(stdout).skipped).toBeGreaterThan(0);
    expect(await stack.profile(sub)).toBeUndefined();
  });
});

function refresh(token: string | undefined) {
  return user.cognito.send(
    new GetTokensFromRefreshTokenCommand({ ClientId: user.ClientId, RefreshToken: token }),
  );
}

/** The audit lines of a command. */
function auditLines(stderr: string): readonly Readonly<Record<string, unknown>>[] {
  return stderr
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

/** Writes one attribute of a row, as somebody else would. */
async function write(table: string, key: Record<string, AttributeValue>, values: object) {
  const client = new DynamoDBClient({
    endpoint: stack.info.dynamodbEndpoint,
    region: stack.info.region,
    credentials: localCredentials,
  });
  const [[name, value] = ['', '']] = Object.entries(values);
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: key,
      UpdateExpression: 'SET #name = :value',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  );
  client.destroy();
}

/** A pool of users whom an administrator made: no trigger writes a profile for them. */
async function aPoolOf(
  count: number,
): Promise<{ readonly args: readonly string[]; readonly subs: readonly string[] }> {
  const PostConfirmation = `arn:aws:lambda:${stack.info.region}:123456789012:function:PostConfirmationFunction`;
  const { UserPool } = await user.cognito.send(
    new CreateUserPoolCommand({ PoolName: 'before', LambdaConfig: { PostConfirmation } }),
  );
  const UserPoolId = UserPool?.Id ?? '';
  const subs = await Promise.all(
    Array.from({ length: count }, async () => {
      const { User } = await user.cognito.send(
        new AdminCreateUserCommand({ UserPoolId, Username: newEmail(), MessageAction: 'SUPPRESS' }),
      );
      return User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
    }),
  );
  return { args: ['--user-pool-id', UserPoolId, '--endpoint-url', stack.url], subs };
}
