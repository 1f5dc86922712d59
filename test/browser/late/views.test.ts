import { expect, it } from 'vitest';
import { asksFor, goesTo, holdFirst } from '../support/hold-first.ts';
import { press, useBrowser } from '../support/page.ts';

const { open, stack } = useBrowser();

it('a late answer of a function is not shown beside another event', async () => {
  const { page } = await open('playground');
  const late = await holdFirst(page, goesTo('POST', '/invoke'));
  const events = page.getByLabel('Event').first();
  const invoke = page.getByRole('button', { name: 'Invoke' });
  await events.selectOption('events/pre-sign-up/sign-up.json');
  await invoke.click();
  await late.arrived;
  await events.selectOption('events/pre-sign-up/admin-create-user.json');
  await late.release();
  await expect.poll(() => invoke.isEnabled()).toBe(true);

  expect(await page.getByText(/^An event that is invoked is answered here/).count()).toBe(1);
});

it('«Try it» runs once, though the view is left and opened again meanwhile', async () => {
  const { page } = await open('access');
  const runs: string[] = [];
  page.on('request', (request) => {
    if (asksFor('GetId')(request)) runs.push(request.url());
  });
  const late = await holdFirst(page, asksFor('GetId'));
  await page.getByRole('button', { name: 'Try it' }).click();
  await late.arrived;
  await press(page, '1');
  await press(page, '6');
  await page.getByRole('button', { name: 'Try it' }).click();
  await late.release();
  await page.getByRole('row', { name: /^List all files/ }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Try it' }).isEnabled()).toBe(true);

  expect(runs).toHaveLength(1);
});

it('a list of faults that comes late does not hide one that was armed meanwhile', async () => {
  const { page } = await open('time');
  const late = await holdFirst(page, goesTo('GET', '/_local/faults'));
  await page.reload();
  await late.arrived;
  await stack().fault({ target: 'sms', mode: 'fail' });
  await page.getByText('1 fault armed').waitFor();
  await late.release();

  expect(await page.getByText('1 fault armed').count()).toBe(1);
  await stack().clearFaults();
});

it('a late response with the stack’s time does not take back what was advanced meanwhile', async () => {
  const { page } = await open('time');
  const late = await holdFirst(page, goesTo('GET', '/_local/info'));
  await page.reload();
  await late.arrived;
  await stack().advance(600);
  await page.getByText('(+10 min)').waitFor();
  await late.release();

  expect(await page.getByText('(+10 min)').count()).toBe(1);
});

it('of two changes of a setting the later one stands, however late the first response is', async () => {
  const { page } = await open('time');
  const setting = page.getByLabel('triggerTimeoutMilliseconds', { exact: true });
  const late = await holdFirst(page, goesTo('POST', '/_local/settings'));
  await setting.fill('5001');
  await setting.press('Tab');
  await late.arrived;
  await setting.fill('5002');
  await setting.press('Tab');
  await late.release();
  const kept = async () =>
    (await stack().call<{ name: string; value: unknown }[]>('GET', 'settings')).find(
      ({ name }) => name === 'triggerTimeoutMilliseconds',
    )?.value;
  await expect.poll(kept).toBe(5_002);

  expect(await setting.inputValue()).toBe('5002');
});

it('what is typed into a setting stays when the response about another one comes', async () => {
  const { page } = await open('time');
  const late = await holdFirst(page, goesTo('POST', '/_local/settings'));
  await page.getByLabel('retryOnTimeout', { exact: true }).click();
  await late.arrived;
  const typed = page.getByLabel('attemptsOnTimeout', { exact: true });
  await typed.fill('7');
  await late.release();

  expect(await typed.inputValue()).toBe('7');
  expect(await page.getByLabel('retryOnTimeout', { exact: true }).isChecked()).toBe(false);
});
