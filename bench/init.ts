import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { median } from './median.ts';
import { installRuntimeClient } from './runtime/install.ts';

export type Start = { readonly wallMs: number; readonly cpuMs: number };

/** A folder with a `handler.mjs`, and the environment that its function has. */
export type Subject = {
  readonly name: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
};

const runtimeEnvironment = (api: string, { folder, environment }: Subject) => ({
  PATH: process.env.PATH,
  TZ: ':UTC',
  AWS_LAMBDA_RUNTIME_API: api,
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
  AWS_LAMBDA_LOG_GROUP_NAME: 'bench',
  AWS_LAMBDA_LOG_STREAM_NAME: 'bench',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  LAMBDA_TASK_ROOT: folder,
  _HANDLER: 'handler.handler',
  ...environment,
});

/** Twice the 10 s that Lambda gives the init of a function. */
const startTimeoutMs = 20_000;

/** From the start of the process to its first `GET /invocation/next`: what Lambda calls init. */
const startOnce = (client: string, subject: Subject): Promise<Start> =>
  new Promise((resolve, reject) => {
    const server = createServer((request) => {
      const wallMs = performance.now() - started;
      const cpuMs = Number(request.headers['x-cpu-milliseconds']);
      if (request.url?.endsWith('/invocation/next')) resolve({ wallMs, cpuMs });
      else reject(new Error(`${subject.name} did not start`));
      child.kill('SIGKILL');
      server.closeAllConnections();
      server.close();
    });
    // A process that ends before it asks for work would otherwise be waited for without end.
    const giveUp = (why: string): void => {
      server.closeAllConnections();
      server.close();
      reject(new Error(`${subject.name} did not start: ${why}`));
    };
    let started = 0;
    let child: ReturnType<typeof spawn>;
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      started = performance.now();
      child = spawn(process.execPath, [client], {
        env: runtimeEnvironment(`127.0.0.1:${port}`, subject),
        stdio: 'ignore',
        timeout: startTimeoutMs,
      });
      child.once('error', ({ message }) => giveUp(message));
      child.once('exit', (code, signal) => giveUp(`it ended with ${signal ?? code}`));
    });
  });

const shuffled = <T>(items: readonly T[]): readonly T[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/**
 * Starts every subject once a round, in random order, so that a busy machine is busy for all alike; the first round
 * is thrown away. Medians.
 */
export const measureStarts = async (
  subjects: readonly Subject[],
  rounds: number,
): Promise<ReadonlyMap<string, Start>> => {
  const client = installRuntimeClient();
  const starts = new Map(subjects.map(({ name }) => [name, [] as Start[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const subject of shuffled(subjects)) {
      const start = await startOnce(client, subject);
      if (round > 0) starts.get(subject.name)?.push(start);
    }
  }
  const summary = (all: readonly Start[]): Start => ({
    wallMs: median(all.map(({ wallMs }) => wallMs)),
    cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
  });
  return new Map([...starts].map(([name, all]) => [name, summary(all)]));
};

export const machine = (): string => `Node ${process.version}, ${cpus().length} cores`;
