import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { root } from '../paths.ts';
import { ensureInstalled } from './example/install.ts';
import { checkAppPort, checkStackPort } from './example/ports.ts';
import { isStack, startStackProcess } from './example/stack-process.ts';
import { webAddress } from './web-address.ts';
import { whenNpmEnds } from './when-npm-ends.ts';

const folder = join(root, 'examples', 'react');

const portNumber = (text: string): number => {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port > 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a number from 1 to 65535.');
};

const { port, stack } = new Command()
  .name('npm run example --')
  .description('The example app in examples/react on the local stack, until Ctrl-C')
  .option('--port <number>', 'port of the app', portNumber, 5173)
  .option(
    '--stack <url>',
    'the local stack; one is started where none is',
    webAddress,
    'http://127.0.0.1:9400',
  )
  .parse()
  .opts<{ port: number; stack: string }>();

const children: ChildProcess[] = [];
const stop = (status = 0): void => {
  for (const child of children) child.kill();
  process.exit(status);
};
/** One ends, all end: the app is of no use without the stack. */
const keep = (child: ChildProcess): void => {
  children.push(child);
  child.once('exit', (code) => stop(code ?? 1));
};

const startApp = (): ChildProcess => {
  const vite = join(folder, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, '--port', String(port), '--strictPort', '--logLevel', 'warn'];
  const env = { ...process.env, VITE_LOCAL_STACK: stack };
  return spawn(process.execPath, args, {
    cwd: folder,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
};

const responds = async (url: string): Promise<void> => {
  while (!(await fetch(url).catch(() => undefined))?.ok) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

process.once('SIGINT', () => stop());
process.once('SIGTERM', () => stop());
whenNpmEnds(stop);
try {
  await checkAppPort('127.0.0.1', port);
  const isRunning = await isStack(stack);
  if (!isRunning) await checkStackPort(stack);
  await ensureInstalled(folder);
  if (!isRunning) keep(await startStackProcess(stack));
  keep(startApp());
  await responds(`http://127.0.0.1:${port}`);
  console.log(`The mails with the codes, on the page of the stack: ${stack}/`);
  console.log(`example http://127.0.0.1:${port}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  stop(1);
}
