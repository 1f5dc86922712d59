import { describe, expect, it } from 'vitest';
import { codeIn } from '../../../local/terminal/message-code.ts';
import { axeFindings, type ExamplePage } from '../support/example-page.ts';
import { useExample } from '../support/use-example.ts';

const { app, stack } = useExample({ parameterOverrides: { SignUpConfirmation: 'cognito' } });

const mailsTo = async (email: string) => (await stack().outbox()).filter(({ to }) => to === email);

/** The code of Cognito's own in the newest mail. */
const confirmationCode = async (email: string): Promise<string> =>
  codeIn((await mailsTo(email)).at(-1)?.text ?? '') ?? '';

const createAccount = async ({ button, start, heading }: ExamplePage, email: string) => {
  await button('Create an account').click();
  await start(email);
  await heading('Confirm your address');
};

const confirm = async ({ page, button }: ExamplePage, code: string): Promise<void> => {
  await page.getByLabel('Confirmation code').fill(code);
  await button('Confirm').click();
};

/** After the confirmation, with the code of the suite. */
const signIn = async ({ page, answer, mailedCode, heading }: ExamplePage, email: string) => {
  await page.getByLabel('Code of 8 digits').waitFor();
  await expect.poll(() => mailedCode(email).catch(() => '')).toMatch(/^\d{8}$/);
  await answer(await mailedCode(email));
  await heading('Signed in');
};

describe('the confirmation of a sign-up in examples/react', () => {
  it('Cognito’s code confirms the address, and the suite’s code signs in', async () => {
    const email = 'confirmed@example.com';
    await createAccount(app(), email);
    await app().hasFocus('confirmation');
    expect(await axeFindings(app().page)).toEqual([]);
    const code = await confirmationCode(email);
    await confirm(app(), ` ${code.slice(0, 3)} ${code.slice(3)} `);
    await signIn(app(), email);

    expect(app().errors).toEqual([]);
  });

  it('a wrong code is named at the input, and the right one still confirms', async () => {
    const email = 'mistyped@example.com';
    await createAccount(app(), email);
    await confirm(app(), '000000');

    expect(await app().alert()).toBe('This code is not right. Check the mail and try again.');
    await confirm(app(), await confirmationCode(email));
    await signIn(app(), email);
  });

  it('an expired code is answered by a text, and another mail confirms', async () => {
    const email = 'expired@example.com';
    await createAccount(app(), email);
    const code = await confirmationCode(email);
    await stack().advance(25 * 60 * 60);
    await confirm(app(), code);

    expect(await app().alert()).toBe('This code can no longer be used. Ask for a new one.');
    await app().button('Send again').click();
    await app().page.getByText('We sent a new code.').waitFor();
    await confirm(app(), await confirmationCode(email));
    await signIn(app(), email);
  });

  it('a sign-in of an address that is not confirmed leads to a new confirmation code', async () => {
    const email = 'later@example.com';
    await createAccount(app(), email);
    await app().button('Use another address').click();
    await app().start(email);
    await app().heading('Confirm your address');

    expect(await mailsTo(email)).toHaveLength(2);
    await confirm(app(), await confirmationCode(email));
    await signIn(app(), email);
  });
});
