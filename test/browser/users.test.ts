import {
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { cognitoClient, newEmail } from '../support/pool/sign-in.ts';
import { asksFor, holdFirst } from './support/hold-first.ts';
import { expectNoProblem, press, signUpOn, useBrowser } from './support/page.ts';

const { open, stack } = useBrowser();

const openUser = async (email = newEmail()) => {
  const opened = await open();
  const { page } = opened;
  await signUpOn(page, email);
  await press(page, '4');
  await page.getByRole('button', { name: new RegExp(email) }).click();
  await page.getByRole('heading', { name: email }).waitFor();
  return { opened, page, email };
};

describe('the view of users', () => {
  it('a user is added with an invitation, opened, and found by the filter', async () => {
    const { page } = await open('users');
    const email = newEmail();
    const form = page.getByRole('form', { name: 'Add a user' });
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('Mail an invitation').check();
    await form.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('heading', { name: email }).waitFor();
    const mails = await stack().outbox();

    expect(mails.filter(({ to }) => to === email)).toHaveLength(1);
    await page.getByPlaceholder(/Name, address or status/).fill('nobody');
    await page.getByText('No user matches the filter.').waitFor();
    await page.getByPlaceholder(/Name, address or status/).fill(email.toUpperCase());
    await page.getByRole('button', { name: new RegExp(email) }).waitFor();
  });

  it('a user is disabled and enabled, and the list says so', async () => {
    const { page, email } = await openUser();
    const row = page.getByRole('button', { name: new RegExp(email) });
    await page.getByRole('button', { name: 'Disable' }).click();
    await row.getByText('disabled').waitFor();

    await page.getByRole('button', { name: 'Enable' }).click();
    await row.getByText('disabled').waitFor({ state: 'detached' });
  });

  it('a user is put into a group, which is made for it, and taken out', async () => {
    const { page } = await openUser();
    await page.getByText('The user is in no group.').waitFor();
    await page.getByRole('textbox', { name: 'Group' }).fill('editors');
    await page.getByRole('form', { name: 'Add to a group' }).getByRole('button').click();
    await page.getByRole('button', { name: 'editors: remove' }).click();

    await page.getByText('The user is in no group.').waitFor();
  });

  it('a user is deleted after a question, and no failure is shown', async () => {
    const { opened, page, email } = await openUser();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete for good?' }).click();
    await page.getByText('A user that is selected stands here').waitFor();
    await page.waitForTimeout(300);

    expect(await page.getByRole('button', { name: new RegExp(email) }).count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    expectNoProblem(opened);
  });

  it('a list that comes late does not take the place of a newer one', async () => {
    const { page, email } = await openUser();
    const [row, cognito] = [
      page.getByRole('button', { name: new RegExp(email) }),
      cognitoClient(stack()),
    ];
    const first = await holdFirst(page, asksFor('ListUsers'));
    const user = { UserPoolId: stack().info.userPoolId, Username: email };
    await cognito.send(new AdminDisableUserCommand(user));
    await first.arrived;
    const UserAttributes = [{ Name: 'given_name', Value: 'Augusta' }];
    await cognito.send(new AdminUpdateUserAttributesCommand({ ...user, UserAttributes }));
    await page.getByText('Augusta').first().waitFor();
    await cognito.send(new AdminEnableUserCommand(user));
    await row.getByText('disabled').waitFor({ state: 'detached' });
    await first.release();

    expect(await row.getByText('disabled').count()).toBe(0);
  });
});
