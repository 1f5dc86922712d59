import { describe, expect, it } from 'vitest';
import { signInWith } from '../support/pool/sign-in.ts';
import { wire } from '../support/wire.ts';
import { callOf, expectNoProblem, press, useBrowser } from './support/page.ts';

const { open, stack } = useBrowser();

/** Each would set `window.ran`, were it taken for a program anywhere. */
const hostile = [
  '<script>top.ran=1</script>',
  '<img src=x onerror="top.ran=1">',
  '"><svg onload=top.ran=1>',
  "'-top.ran=1-'",
  'javascript:top.ran=1',
  '{{constructor.constructor("top.ran=1")()}}',
  '</textarea><iframe srcdoc="<script>parent.ran=1</script>">',
];

describe('hostile content', () => {
  it('attributes and events stand on the page as text and run nowhere', async () => {
    const { signUp, start } = signInWith(stack());
    let newest = '';
    for (const text of hostile) {
      const { email } = await signUp(undefined, { given_name: text, family_name: text });
      await start(email);
      newest = email;
    }
    await stack().outbox();
    const opened = await open();
    const { page } = opened;

    await callOf(page, newest, 'PreSignUp_SignUp').click();
    await page.getByRole('tab', { name: 'Event' }).click();
    await page
      .getByText(hostile.at(-1)?.slice(0, 12) ?? '')
      .first()
      .waitFor();
    for (const key of ['3', '4', '5', '6', '7']) await press(page, key);
    await press(page, '4');
    await page.locator('[data-row]').last().click();
    await page.getByRole('heading', { name: 'Profile' }).waitFor();

    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expectNoProblem(opened);
  });

  it('a mail’s HTML runs no script, sends no form and loads nothing', async () => {
    const Body = { Html: { Data: `${hostile.join('')}<img src="/_local/info">` } };
    const Content = {
      Simple: { Subject: { Data: hostile[0] }, Body: { ...Body, Text: { Data: hostile[1] } } },
    };
    const sent = await wire(stack().url, {
      path: '/v2/email/outbound-emails',
      headers: {
        'content-type': 'application/json',
        authorization: 'AWS4-HMAC-SHA256 Credential=x/',
      },
      parts: [
        JSON.stringify({
          FromEmailAddress: 'no-reply@example.com',
          Destination: { ToAddresses: ['eve@example.com'] },
          Content,
        }),
      ],
    });
    expect(sent.status).toBe(200);
    const { page } = await open('outbox');
    const asked: string[] = [];
    page.on('response', (response) => asked.push(new URL(response.url()).pathname));

    await page.getByRole('button', { name: /^eve@example\.com/ }).click();
    const html = page.waitForResponse((response) => response.url().endsWith('/html'));
    await page.getByRole('tab', { name: 'HTML' }).click();
    await (await html).finished();
    await page.waitForTimeout(500);

    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
    expect(asked.filter((path) => path === '/_local/info')).toEqual([]);
  });

  it('an event of unknown shape is shown as JSON and does not empty the page', async () => {
    await stack().settings({ triggerTimeoutMilliseconds: 60_000 });
    const { page } = await open();
    for (const shape of ['null', '[]', '{"request":7,"response":[1]}', '"text"']) {
      await press(page, '5');
      await page.getByLabel('Function').selectOption('PreSignUpFunction');
      await page.locator('textarea').fill(shape);
      const response = page.waitForResponse((sent) => sent.url().endsWith('/invoke'));
      await page.getByRole('button', { name: /Invoke/ }).click();
      // The failure of the event before stands there until this one's takes its place.
      await (await response).finished();
      await page.getByRole('button', { name: /Invoke/, disabled: false }).waitFor();
      await page.getByText(/PreSignUpFunction · .* · failed/).waitFor();
      await page.getByRole('tab', { name: 'Logs' }).click();
    }
    expect(await page.getByRole('heading', { name: 'Answer' }).count()).toBe(1);
  });
});

describe('another site', () => {
  it.each(['/', '/_local/console/main.js', '/_local/outbox/1/html', '/_local/events'])(
    'another site gets nothing of %s',
    async (path) => {
      for (const headers of [{ origin: 'https://evil.example' }, { host: 'evil.example' }]) {
        const { status, text } = await wire(stack().url, { method: 'GET', path, headers });
        expect(status).toBe(403);
        expect(text).not.toContain('<');
      }
    },
  );

  it('a page of another site, or of a rebound name, reads no table by the stack’s port', async () => {
    const { port } = new URL(stack().url);
    const call = {
      headers: {
        'x-amz-target': 'DynamoDB_20120810.Scan',
        'content-type': 'application/x-amz-json-1.0',
      },
      parts: ['{"TableName":"ProfilesTable"}'],
    };
    for (const [origin, host] of [
      ['https://evil.example', `127.0.0.1:${port}`],
      [`http://evil.example:${port}`, `evil.example:${port}`],
      ['http://127.0.0.1:1', `127.0.0.1:${port}`],
    ]) {
      const headers = { ...call.headers, origin: origin ?? '', host: host ?? '' };
      expect((await wire(stack().url, { ...call, headers })).status).toBe(403);
    }
  });

  it('the page’s policy allows no inline script, no other origin and no frame around it', async () => {
    const { headers } = await wire(stack().url, { method: 'GET' });
    const policy = String(headers['content-security-policy']);

    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });
});
