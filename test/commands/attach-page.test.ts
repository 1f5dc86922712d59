import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needsOf } from '../../cli/attach/plan/needs.ts';
import { runAttach } from '../../cli/attach/run.ts';
import { localCredentials } from '../../local/identity.ts';
import { root } from '../../local/paths.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const page = readFileSync(join(root, 'docs', 'attach.md'), 'utf8');
const refusalSource = readFileSync(join(root, 'cli', 'attach', 'plan', 'refusal.ts'), 'utf8');

/** The commands of the page, in its order. */
const commands = [...page.matchAll(/^npm run attach -- (.+)$/gm)].map(([, line]) => line ?? '');

let stack: TestStack;
let poolId = '';
let client: CognitoIdentityProviderClient;
const directory = temporaryFolder('attach');

beforeAll(async () => {
  stack = await startTestStack();
  client = new CognitoIdentityProviderClient({
    endpoint: stack.url,
    region: 'us-east-1',
    credentials: localCredentials,
  });
  const EmailConfiguration = {
    EmailSendingAccount: 'DEVELOPER',
    From: 'no-reply@example.com',
    SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
  } as const;
  const { UserPool } = await client.send(
    new CreateUserPoolCommand({ PoolName: 'trial', EmailConfiguration }),
  );
  poolId = UserPool?.Id ?? '';
});
afterAll(async () => {
  await stack.stop();
});

/** Runs a line of the page, with the names of the local stack in place of the example's. */
const run = async (line: string, backup: string) => {
  const printed: string[] = [];
  const args = line
    .replace('eu-central-1_AbCdEf123', poolId)
    .replace('--stack-name sign-in', '--stack-name cognito-triggers')
    .replace('.attach/BACKUP', backup)
    .split(' ');
  const code = await runAttach([...args, '--backup-dir', directory, '--endpoint-url', stack.url], {
    print: (text) => printed.push(text),
    complain: (text) => printed.push(text),
    step: (_title, work) => work(),
    wait: async () => undefined,
    stopped: () => false,
  });
  return { code, out: printed.join('\n') };
};

const pathIn = (out: string): string => /^ {2}(\/.*\.backup\.json)$/m.exec(out)?.[1] ?? '';

describe('docs/attach.md', () => {
  it('the commands of docs/attach.md work as it says, one after the other', async () => {
    expect(commands.map((line) => line.split(' ')[0])).toEqual([
      ...['plan', 'apply', 'check', 'detach', 'restore', 'check'],
    ]);
    const [plan, apply, check, detach, restore, checkAgain] = commands;

    const planned = await run(plan ?? '', '');
    expect(planned.code).toBe(2);
    for (const title of ['Triggers', "Functions' policies", 'Sent back unchanged']) {
      expect(planned.out).toContain(`\n${title}\n`);
      expect(page).toContain(`\n${title}\n`);
    }
    const applied = await run(apply ?? '', '');
    expect(applied.code).toBe(0);
    expect(await run(check ?? '', '')).toMatchObject({ code: 0 });
    expect(await run(detach ?? '', '')).toMatchObject({ code: 0 });
    const restored = await run(restore ?? '', pathIn(applied.out));
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('Nothing to do.') });
    expect(await run(checkAgain ?? '', '')).toMatchObject({ code: 2 });
  });

  it('docs/attach.md is right that the pool of the template needs nothing, and that another function is refused', async () => {
    const starting = ['--user-pool-id', stack.info.userPoolId];
    const plain = await run(['plan', ...starting, '--stack-name cognito-triggers'].join(' '), '');
    expect(plain).toMatchObject({ code: 0, out: expect.stringContaining('Nothing to do.') });

    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:CustomMessageFunction';
    const other = await run(['plan', ...starting, `--function PreSignUp=${arn}`].join(' '), '');
    expect(other).toMatchObject({ code: 1, out: expect.stringContaining('owned_by_stack') });
  });

  it('docs/attach.md is right that a pool whose mail Cognito sends is refused', async () => {
    const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'without SES' }));
    const line = `plan --user-pool-id ${UserPool?.Id} --stack-name cognito-triggers`;

    const { code, out } = await run(line, '');

    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('mail_not_by_ses') });
  });

  it('docs/attach.md lists every code of a refusal', () => {
    const codes = [...refusalSource.matchAll(/^ {2}\| '([a-z_]+)'/gm)].map(
      ([, code]) => code ?? '',
    );

    expect(codes.length).toBeGreaterThan(15);
    expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it('the policy in docs/attach.md has every right that a plan names', () => {
    const policy = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '{}');
    const allowed = policy.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action);
    const needs = needsOf({ Arn: 'pool' }, ['function']).map(({ action }) => action);

    expect(allowed).toEqual(expect.arrayContaining(needs));
    expect(allowed.filter((action: string) => !needs.includes(action))).toEqual([
      'cloudformation:DescribeStacks',
    ]);
  });
});
