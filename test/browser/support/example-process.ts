import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** Whether a port can be listened on. */
const isFree = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
};

/**
 * A port that is free now, and that no program gets by chance until Vite listens there, which may be minutes later: systems
 * give outgoing connections, and programs that ask for any port, one from 32,768 on.
 */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
};

export type Example = { readonly url: string; stop(): Promise<void> };

/** `npm run example` as a process, once it prints the address of the app. */
export const startExample = async (stack: string): Promise<Example> => {
  const port = String(await freePort());
  const args = ['local/commands/example.ts', '--port', port, '--stack', stack];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^example (http:\/\/\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return { url, stop };
  }
  throw new Error('npm run example ended before it was ready');
};
