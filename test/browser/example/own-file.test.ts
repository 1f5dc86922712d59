import { describe, expect, it } from 'vitest';
import { useExample } from '../support/use-example.ts';

const { app } = useExample();

describe('a file in examples/react', () => {
  it('a user finds a note again after a reload, and another user does not see it', async () => {
    const { page, signUpAndIn, button, heading, errors } = app();
    const note = page.getByLabel('Note in your folder');
    await signUpAndIn('writer@example.com');
    await note.fill('buy milk');
    await button('Save').click();
    await page.getByText('Saved.').waitFor();
    await page.reload();
    await button('Load').click();
    await page.getByText('Loaded.').waitFor();
    expect(await note.inputValue()).toBe('buy milk');

    await button('Sign out').click();
    await heading('Sign in');
    await signUpAndIn('reader@example.com');
    await button('Load').click();
    await page.getByText('There is no note yet.').waitFor();
    expect(errors).toEqual([]);
  });
});
