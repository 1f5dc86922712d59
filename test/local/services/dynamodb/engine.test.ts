import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startDynamodb } from '../../../../local/services/dynamodb/engine.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { wire } from '../../../support/wire.ts';

const home = temporaryFolder('engine');

const listTables = {
  'x-amz-target': 'DynamoDB_20120810.ListTables',
  'content-type': 'application/x-amz-json-1.0',
};

describe('the tables’ own port', () => {
  it('no web page may call it, also not under a name that was rebound to this machine', async () => {
    const { url, stop } = await startDynamodb();
    const call = (headers: Record<string, string>) =>
      wire(url, { headers: { ...listTables, ...headers }, parts: ['{}'] });
    const pages = [
      await call({ origin: 'https://evil.example' }),
      await call({ origin: 'http://localhost:5173' }),
      await call({ host: 'evil.example' }),
    ];
    const program = await call({});
    await stop();

    expect(pages.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(pages.map(({ headers }) => headers['access-control-allow-origin'])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    // dynalite needs a signature; the call reached it.
    expect(program.text).toContain('MissingAuthenticationToken');
  });

  it('damaged files are a sentence, not the end of the process', async () => {
    const directory = join(home, 'damaged');
    mkdirSync(directory);
    writeFileSync(join(directory, 'CURRENT'), 'garbage\n');

    await expect(startDynamodb(directory)).rejects.toThrow(/tables in .* are damaged/);
  });
});
