import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { cognitoClient, newEmail } from '../../support/pool/sign-in.ts';
import { asksFor, holdFirst } from '../support/hold-first.ts';
import { press, signUpOn, useBrowser } from '../support/page.ts';

const { open, stack } = useBrowser();

const rowOf = (page: Page, email: string) => page.getByRole('button', { name: new RegExp(email) });

const openUsers = async () => {
  const { page } = await open();
  const email = newEmail();
  await signUpOn(page, email);
  await press(page, '4');
  await rowOf(page, email).waitFor();
  return { page, email };
};

it('a user that was opened stays open when another one has been added', async () => {
  const { page, email } = await openUsers();
  const late = await holdFirst(page, asksFor('AdminCreateUser'));
  const form = page.getByRole('form', { name: 'Add a user' });
  await form.getByLabel('E-mail').fill(newEmail());
  await form.getByRole('button', { name: 'Add' }).click();
  await late.arrived;
  await rowOf(page, email).click();
  await page.getByRole('heading', { name: email }).waitFor();
  await late.release();
  await expect.poll(() => form.getByRole('button', { name: 'Add' }).isEnabled()).toBe(true);

  expect(await page.getByRole('heading', { name: email }).count()).toBe(1);
});

it('nothing is said of the groups and the profile of a user before they are read', async () => {
  const { page, email } = await openUsers();
  const late = await holdFirst(page, asksFor('AdminListGroupsForUser'));
  await rowOf(page, email).click();
  await late.arrived;
  await page.getByRole('heading', { name: email }).waitFor();
  expect(await page.getByText('The user is in no group.').count()).toBe(0);
  expect(await page.getByText('No row yet').count()).toBe(0);
  await late.release();

  await page.getByText('The user is in no group.').waitFor();
});

it('the name of a group that is typed while the one before is added stays', async () => {
  const { page, email } = await openUsers();
  await rowOf(page, email).click();
  const late = await holdFirst(page, asksFor('AdminAddUserToGroup'));
  const form = page.getByRole('form', { name: 'Add to a group' });
  await form.getByLabel('Group').fill('editors');
  await form.getByRole('button').click();
  await late.arrived;
  await form.getByLabel('Group').fill('authors');
  await late.release();
  await expect.poll(() => form.getByRole('button').isEnabled()).toBe(true);

  expect(await form.getByLabel('Group').inputValue()).toBe('authors');
});

it('a double click on «Delete» asks, and deletes nothing', async () => {
  const { page, email } = await openUsers();
  await rowOf(page, email).click();
  await page.getByRole('button', { name: 'Delete' }).dblclick();
  await page.getByRole('button', { name: 'Delete for good?' }).waitFor();
  const user = { UserPoolId: stack().info.userPoolId, Username: email };

  expect((await cognitoClient(stack()).send(new AdminGetUserCommand(user))).Enabled).toBe(true);
});

it('a user who is deleted while the detail is read leaves no failure behind', async () => {
  const { page, email } = await openUsers();
  const refused = Promise.withResolvers<void>();
  await page.route('**/*', async (route) => {
    if (!asksFor('AdminListGroupsForUser')(route.request())) return route.fallback();
    const body = { __type: 'UserNotFoundException', message: 'User does not exist.' };
    await route.fulfill({ status: 400, json: body });
    refused.resolve();
  });
  await rowOf(page, email).click();
  await refused.promise;
  await page.waitForTimeout(200);

  expect(await page.getByRole('alert').count()).toBe(0);
});
