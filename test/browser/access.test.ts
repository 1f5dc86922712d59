import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { localCredentials, region } from '../../local/identity.ts';
import { createTables } from '../../local/services/dynamodb/tables.ts';
import { newEmail } from '../support/pool/sign-in.ts';
import { expectNoProblem, press, signInOn, signUpOn, useBrowser } from './support/page.ts';

const table = 'Notes';
const { open, stack } = useBrowser({
  parameterOverrides: {
    GuestAccess: 'yes',
    DefaultTenant: 'acme',
    TenantTableArn: `arn:aws:dynamodb:${region}:123456789012:table/${table}`,
  },
});
const closed = useBrowser();

beforeAll(async () => {
  const AttributeDefinitions = [{ AttributeName: 'tenant', AttributeType: 'S' } as const];
  const KeySchema = [{ AttributeName: 'tenant', KeyType: 'HASH' } as const];
  const definition = { TableName: table, BillingMode: 'PAY_PER_REQUEST' as const };
  await createTables(
    { endpoint: stack().info.dynamodbEndpoint, region, credentials: localCredentials },
    [{ name: table, create: { ...definition, AttributeDefinitions, KeySchema } }],
  );
});

const signUpAndIn = async (page: Page): Promise<string> => {
  const email = newEmail();
  await signUpOn(page, email);
  await signInOn(page);
  return email;
};

const tryIt = async (page: Page): Promise<void> => {
  await press(page, '6');
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByRole('row', { name: /^List all files/ }).waitFor();
};

/** What each caller may do, in the order of the columns. */
const cells = async (page: Page, call: string): Promise<readonly string[]> => {
  const row = page.getByRole('region', { name: 'Who may do what' }).getByRole('row');
  return row.filter({ hasText: call }).getByRole('button').allTextContents();
};

const [yes, no] = ['✓ allow', '✕ deny'];

describe('the view of permissions', () => {
  it('two users and a guest try each other’s files and rows, by calls signed on the page', async () => {
    const opened = await open();
    const { page } = opened;
    const ada = await signUpAndIn(page);
    await page.getByRole('button', { name: 'Sign in as another user' }).click();
    const bob = await signUpAndIn(page);
    await tryIt(page);
    const heads = await page.getByRole('columnheader').allTextContents();

    expect(heads.slice(0, 4)).toEqual(['Call', ada, bob, 'guest']);
    expect(await cells(page, `Write into the folder of ${ada}`)).toEqual([yes, no, no]);
    expect(await cells(page, `Read from the folder of ${ada}`)).toEqual([yes, no, no]);
    expect(await cells(page, `Read from the folder of ${bob}`)).toEqual([no, yes, no]);
    expect(await cells(page, 'Read from public/')).toEqual([no, no, yes]);
    expect(await cells(page, 'Write into public/')).toEqual([no, no, no]);
    expect(await cells(page, 'List all files')).toEqual([no, no, no]);
    expect(await cells(page, `Query rows of tenant acme in ${table}`)).toEqual([yes, yes, no]);
    expect(await cells(page, `Query rows of tenant another-tenant`)).toEqual([no, no, no]);
    expect(await cells(page, `Scan ${table}`)).toEqual([no, no, no]);
    expect(await cells(page, `Query rows of ${ada} in ProfilesTable`)).toEqual([no, no, no]);
    expectNoProblem(opened);
  });

  it('a cell opens the statement that decided, and Esc closes it', async () => {
    const { page } = await open();
    await signUpAndIn(page);
    await tryIt(page);
    const row = page.getByRole('row', { name: /^Write into the folder/ });
    await row.getByRole('button', { name: /allow/ }).click();

    const statement = page.getByRole('region', { name: 'Statement', exact: true });
    expect(await statement.textContent()).toContain('private/');
    expect(await page.getByText(/^This statement decided/).textContent()).toContain('SignedInRole');
    await row.getByRole('button', { name: /deny/ }).click();
    await page.getByText(/^No statement allows it/).waitFor();
    await press(page, 'Escape');
    await page.getByRole('heading', { name: 'The decision' }).waitFor({ state: 'detached' });
  });

  it('where guests are not admitted, the view says why there is no guest', async () => {
    const { page } = await closed.open();
    await signUpAndIn(page);
    await tryIt(page);

    await page.getByText(/No credentials for guest: NotAuthorizedException/).waitFor();
    expect(await page.getByRole('columnheader', { name: 'guest' }).count()).toBe(0);
  });

  it('a user who signed out everywhere is not tried', async () => {
    const { page } = await open();
    const email = await signUpAndIn(page);
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('button', { name: 'Send a code' }).waitFor();
    await tryIt(page);

    expect(await page.getByRole('columnheader', { name: email }).count()).toBe(0);
  });
});
