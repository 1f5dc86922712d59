import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, describe, expect, it } from 'vitest';
import { type AppPool, appPools } from '../support/attach/app-pool.ts';
import { newEmail, refusalOf } from '../support/pool/sign-in.ts';
import { cognitoOf } from '../support/stack/cognito-client.ts';
import { runCommand } from '../support/stack/run-command.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Apps of a pool whose functions limit who may sign up and in: before and after the apply. */
const directory = temporaryFolder('attach-limits');
let stack: TestStack;
let cognito: CognitoIdentityProvider;

afterEach(async () => {
  cognito.destroy();
  await stack.stop();
});

const flows = [
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
] as const;

/** An app with passwords and codes, whose pool leaves the confirmation to Cognito. */
const makePool = async (limits: Record<string, string>): Promise<AppPool> => {
  stack = await startTestStack({
    parameterOverrides: { SignUpConfirmation: 'cognito', ...limits },
  });
  cognito = cognitoOf(stack);
  return appPools(stack, cognito, directory).make(
    { UsernameAttributes: ['email'] },
    { ExplicitAuthFlows: [...flows] },
  );
};

const refresh = ({ ClientId }: AppPool, RefreshToken = '') =>
  cognito.getTokensFromRefreshToken({ ClientId, RefreshToken });

const expectChange = (report: { users: unknown[] }, about: string, after: string) =>
  expect(report.users).toContainEqual(
    expect.objectContaining({ about, after: expect.stringContaining(after) }),
  );

describe('An app whose users the settings of the functions limit', () => {
  it('Users outside the lists of domains sign up and in before the apply, and neither, nor refresh, after it', async () => {
    const pool = await makePool({ AllowedEmailDomains: 'inside.example' });
    const early = newEmail();
    await pool.adminMake(early);
    const session = await pool.signInByPassword(early);
    expect(await refusalOf(refresh(pool, session?.RefreshToken))).toBe('answered');
    expect(await refusalOf(pool.signUp(newEmail()))).toBe('answered');

    const { code, report } = await pool.attach('apply', '--yes');

    expect(code).toBe(0);
    expectChange(report, 'sign-up', 'outside AllowedEmailDomains=inside.example is refused');
    expectChange(report, 'tokens', 'gets none (domain_not_allowed)');
    expect(await refusalOf(pool.signUp(newEmail()))).toContain('domain_not_allowed');
    expect(await refusalOf(pool.signInByPassword(early))).toContain('domain_not_allowed');
    expect(await refusalOf(refresh(pool, session?.RefreshToken))).toContain('domain_not_allowed');
    const inside = newEmail().replace('example.com', 'inside.example');
    await pool.signUp(inside);
    await pool.confirm(inside, inside);
    expect(await pool.signInByCode(inside, inside)).toHaveProperty('AccessToken');
  });

  it('An app client that AllowedClientIds does not list signs users in before the apply, and none after it', async () => {
    const pool = await makePool({ AllowedClientIds: '1another0client0of0the0pool' });
    const email = newEmail();
    await pool.adminMake(email);
    expect(await pool.signInByPassword(email)).toHaveProperty('AccessToken');

    const { code, report } = await pool.attach('apply', '--yes');

    expect(code).toBe(0);
    expectChange(report, 'sign-in', 'client_not_allowed');
    expect(await refusalOf(pool.signInByPassword(email))).toContain('client_not_allowed');
    expect(await refusalOf(pool.signInByCode(email, email))).toContain('client_not_allowed');
  });

  it('A user whose profile is suspended gets tokens before the apply, and none after it', async () => {
    const pool = await makePool({});
    const [email, other] = [newEmail(), newEmail()];
    await pool.adminMake(email);
    await pool.adminMake(other);
    const session = await pool.signInByPassword(email);
    const at = ['--user-pool-id', pool.UserPoolId, '--endpoint-url', stack.url];
    const names = ['--username', email, '--table', stack.info.tables.profiles];

    const { code, report } = await pool.attach('apply', '--yes');
    expect(code).toBe(0);
    expectChange(report, 'tokens', 'suspended gets none');
    expect(await refusalOf(refresh(pool, session?.RefreshToken))).toBe('answered');
    expect(await pool.signInByCode(email, email)).toHaveProperty('AccessToken');
    expect(await runCommand('profile', ['suspend', ...names, ...at])).toMatchObject({ code: 0 });

    expect(await refusalOf(pool.signInByPassword(email))).toContain('profile_suspended');
    expect(await refusalOf(refresh(pool, session?.RefreshToken))).toContain('profile_suspended');
    expect(await pool.signInByPassword(other)).toHaveProperty('AccessToken');
  });
});
