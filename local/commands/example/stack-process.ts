import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../paths.ts';

/** Whether a local stack listens there. */
export const isStack = async (url: string): Promise<boolean> => {
  const response = await fetch(new URL('/_local/info', url)).catch(() => undefined);
  if (response?.ok !== true) return false;
  const info: unknown = await response.json().catch(() => undefined);
  return typeof info === 'object' && info !== null && 'userPoolClientId' in info;
};

/** `npm run local` on the URL's host and port, once it is ready. Its output goes on to this terminal. */
export const startStackProcess = async (url: string): Promise<ChildProcess> => {
  const { hostname, port } = new URL(url);
  const program = join(root, 'cli', 'main.mjs');
  const args = [program, 'local', '--host', hostname, '--port', port || '80'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The local stack did not start')));
    lines.on('line', (line) => {
      console.log(line);
      if (line.startsWith('ready ')) resolve();
    });
  });
  return child;
};
