import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

const source = JSON.stringify(new URL('../../../local/commands/when-npm-ends.ts', import.meta.url));

/** Asks to be called back only when its parent is gone already, and waits five seconds for it. */
const program = `
  import { whenNpmEnds } from ${source};
  const parent = process.ppid;
  console.log('imported');
  const poll = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(poll);
    whenNpmEnds(() => {
      console.log('called back');
      process.exit();
    });
    setTimeout(() => process.exit(1), 5_000);
  }, 10);`;

/** What stands between a terminal and a program that npm runs. */
const npm = `require('node:child_process').spawn(
  process.execPath,
  ['--input-type=module', '--eval', ${JSON.stringify(program)}],
  { stdio: 'inherit' },
);`;

it('A program is called back whose npm ended while the program was starting.', async () => {
  const parent = spawn(process.execPath, ['--eval', npm], {
    env: { ...process.env, npm_lifecycle_event: 'local' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

  const lines: string[] = [];
  for await (const line of createInterface({ input: parent.stdout })) {
    lines.push(line);
    if (line === 'imported') parent.kill('SIGKILL');
  }

  expect(lines).toEqual(['imported', 'called back']);
});
