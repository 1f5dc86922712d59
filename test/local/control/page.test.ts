import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInWith } from '../../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';
import { wire } from '../../support/wire.ts';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack();
});

afterAll(() => stack.stop());

const get = (path: string) => wire(stack.url, { method: 'GET', path });

describe('the files of the page', () => {
  it('the page, its script, its style and its samples are served with their media types', async () => {
    const types = await Promise.all(
      [
        '/',
        '/_local/console/main.js',
        '/_local/console/main.css',
        '/_local/console/samples.json',
      ].map(async (path) => (await get(path)).headers['content-type']),
    );

    expect(types).toEqual([
      'text/html; charset=utf-8',
      'text/javascript; charset=utf-8',
      'text/css; charset=utf-8',
      'application/json',
    ]);
  });

  it.each([
    'nothing.js',
    '..%2fconsole-meta%2fconsole.json',
    '%2e%2e/console-meta/console.json',
    'index.html',
    'x.ts',
  ])('no file is served under the name %s', async (name) => {
    expect((await get(`/_local/console/${name}`)).status).toBe(404);
  });

  it('the samples hold every event of the repository, with the function that takes it', async () => {
    const samples: readonly { file: string; function?: string }[] = JSON.parse(
      (await get('/_local/console/samples.json')).text,
    );
    const functionOf = (file: string) => samples.find((sample) => sample.file === file)?.function;

    expect(functionOf('events/pre-sign-up/sign-up.json')).toBe('PreSignUpFunction');
    expect(functionOf('events/code-delivery/due.json')).toBe('CodeDeliveryFunction');
    expect(functionOf('events/user-migration/authentication.json')).toBeUndefined();
  });
});

describe('the HTML of a mail', () => {
  it('a mail is served without scripts and as an origin of its own', async () => {
    const { signUp, start } = signInWith(stack);
    const { email } = await signUp();
    await start(email);
    const mail = (await stack.outbox()).at(-1);

    const { headers, text } = await get(`/_local/outbox/${mail?.id}/html`);

    expect(text).toBe(mail?.html);
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';/);
  });

  it.each(['0', 'x', '99999'])('there is no mail %s', async (id) => {
    expect((await get(`/_local/outbox/${id}/html`)).status).toBe(404);
  });
});

describe('the tables', () => {
  it('the stack’s own page may read a table, as a page of another port may not', async () => {
    const { host, port } = new URL(stack.url);
    const scan = (origin: string) =>
      wire(stack.url, {
        headers: {
          host,
          origin,
          'x-amz-target': 'DynamoDB_20120810.Scan',
          'x-amz-date': '20260101T000000Z',
          'content-type': 'application/x-amz-json-1.0',
          authorization:
            'AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=x',
        },
        parts: ['{"TableName":"ProfilesTable"}'],
      });

    expect((await scan(`http://${host}`)).status).toBe(200);
    expect((await scan(`http://127.0.0.1:${Number(port) + 1}`)).status).toBe(403);
    expect((await scan(`https://${host}`)).status).toBe(403);
  });
});
