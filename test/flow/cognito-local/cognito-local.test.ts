import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../support/pool/pool.ts';
import { newPool, type PoolOptions } from '../../support/pool/pool-users.ts';
import type { Row } from './row.ts';
import { attributeRows } from './rows/attributes.ts';
import { clientRows } from './rows/clients.ts';
import { confirmSignUpRows } from './rows/confirm-sign-up.ts';
import { groupRows } from './rows/groups.ts';
import { madeUserRows } from './rows/made-users.ts';
import { mfaRows } from './rows/mfa.ts';
import { passwordRows } from './rows/passwords.ts';
import { poolRows } from './rows/pools.ts';
import { signInRows } from './rows/sign-in.ts';
import { signInTriggerRows } from './rows/sign-in-triggers.ts';
import { signUpRows } from './rows/sign-up.ts';
import { signUpTriggerRows } from './rows/sign-up-triggers.ts';
import { temporaryPasswordRows } from './rows/temporary-passwords.ts';
import { tokenRows } from './rows/tokens.ts';
import { userRows } from './rows/users.ts';
import { wireRows } from './rows/wire.ts';

/*
 * What cognito-local 5.2 promises by its README and its tests, as a table of our own: its package has no tests to run
 * here. A row expects what Cognito does, and says where cognito-local does otherwise.
 */

const table: readonly Row[] = [
  ...poolRows,
  ...clientRows,
  ...groupRows,
  ...madeUserRows,
  ...userRows,
  ...signUpRows,
  ...confirmSignUpRows,
  ...passwordRows,
  ...attributeRows,
  ...signInRows,
  ...temporaryPasswordRows,
  ...tokenRows,
  ...mfaRows,
  ...signUpTriggerRows,
  ...signInTriggerRows,
  ...wireRows,
];

let pools: TestPools;
let passed = 0;

beforeAll(async () => {
  pools = await startTestPools();
});

afterAll(async () => {
  await pools.stop();
  const differing = table.filter(({ differs }) => differs !== undefined).length;
  console.log(
    `cognito-local: ${passed} of ${table.length} rows passed; in ${differing} Cognito differs from it`,
  );
});

describe('what cognito-local promises, as Cognito has it', () => {
  it.each(table)('$operation: $behaviour', async ({ run, expected }) => {
    const open = (options?: PoolOptions) => newPool(pools, options);

    expect(await run({ pools, open })).toEqual(expected);
    passed += 1;
  });

  it('each difference says what cognito-local does and where Cognito’s way stands', () => {
    const differences = table.flatMap(({ differs }) => differs ?? []);

    expect(differences.flatMap(Object.values).every((text) => text.length > 5)).toBe(true);
  });
});
