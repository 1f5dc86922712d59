import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, ours, startBench } from '../../../support/attach/bench.ts';
import { freeShapes, poolId } from '../../../support/attach/pool-shapes.ts';
import { ServiceError } from '../../../support/aws-double/cognito.ts';

const pool = freeShapes[0]?.pool ?? {};

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());
beforeEach(() => {
  const open = { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } };
  bench.setUp({ title: '', pool: { ...pool, ...open } });
  bench.double.functions.set(ours('pre-sign-up'), {
    state: 'Active',
    statements: new Map(),
    variables: {
      SELF_SIGN_UP: 'open',
      SIGN_UP_CONFIRMATION: 'first-code',
      ALLOWED_SIGN_UP_ATTRIBUTES: 'email,name',
      CODE_PEPPER_CURRENT: 'a-secret',
    },
  });
});

const passwords = { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], ClientName: 'web' };

describe('What attach reads of users', () => {
  it('Every app client is read, and one that allows passwords stops the apply', async () => {
    const found = bench.double.pools.get(poolId);
    if (found !== undefined) {
      found.clients = { a: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] }, b: passwords };
    }

    const { code, report } = await bench.apply();

    expect(code).toBe(1);
    expect(bench.double.writes()).toEqual([]);
    expect(report.refusals).toMatchObject([
      { code: 'passwords_without_confirmation', why: expect.stringContaining('web') },
    ]);
  });

  it('A plan without the right to read the app clients says what is not known', async () => {
    bench.double.onCall((operation) =>
      operation === 'ListUserPoolClients'
        ? { at: 'before', error: new ServiceError('AccessDeniedException', 'No') }
        : undefined,
    );

    const { code, report } = await bench.attach('plan', ...bench.withStack);

    expect(code).toBe(2);
    expect(report.notes).toEqual([expect.stringContaining('cognito-idp:ListUserPoolClients')]);
  });

  it('No variable beside the settings of sign-up and sign-in is in a report or a file', async () => {
    const { report } = await bench.apply();

    expect(report.users).toHaveLength(3);
    const files = readdirSync(bench.directory).map((name) => join(bench.directory, name));
    expect(files).toHaveLength(2);
    for (const text of [
      JSON.stringify(report),
      ...files.map((file) => readFileSync(file, 'utf8')),
    ]) {
      expect(text).not.toContain('a-secret');
    }
  });

  it('The screen of a plan groups what changes for users by its subject', async () => {
    const { out } = await bench.run(['plan', ...bench.withStack, ...bench.common], { width: 80 });

    await expect(`${out}\n`).toMatchFileSnapshot('../screens/plan-users-80.txt');
  });
});
