import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { sentMails } from '../codes/mailbox.ts';
import { endpoint, stackName } from '../support/deployed.ts';
import { succeed } from '../support/sam.ts';

/** Ids of requests and traces: the first part of one in 40 is eight digits, which may be those of a code. */
const ids = /\b(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|1-[0-9a-f]{8}-[0-9a-f]{24})\b/g;

export const logs = async (t: TestContext): Promise<void> => {
  const { stdout } = await succeed('sam', [
    ...['logs', '--stack-name', stackName, '--start-time', '1hour ago'],
  ]);
  const mails = await sentMails(endpoint)();

  await t.test('sam logs shows what the functions did', () => {
    for (const said of ['profile made', 'answer compared', 'code sent']) {
      assert.ok(stdout.includes(said), `nobody said: ${said}`);
    }
  });

  await t.test('no log holds an address or a code', () => {
    assert.notEqual(mails.length, 0);
    const words = stdout.replaceAll(ids, '');
    for (const { to, text } of mails) {
      const shown = /\b(\d{6,12}|[0-9A-Z]{4}([ -][0-9A-Z]{4}){3})\b/.exec(text)?.[0];
      assert.notEqual(shown, undefined, 'a mail without a code');
      assert.equal(stdout.includes(to), false, 'an address is in a log');
      for (const code of [shown, shown?.replaceAll(/[ -]/g, '')]) {
        assert.equal(new RegExp(`\\b${code}\\b`, 'i').test(words), false, 'a code is in a log');
      }
    }
  });
};
