import type { Kept } from '../../local/observe/outbox.ts';
import type { StackInfo } from '../../local/stack/info.ts';
import { startStack } from '../../local/stack/stack.ts';

export type { Kept as Mail } from '../../local/observe/outbox.ts';

export type LocalStackOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** 127.0.0.1 unless given. */
  readonly host?: string;
  /** Parameters of template.yaml: `{ SelfSignUp: 'closed' }`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Keeps users, tables, pepper and keys there; without it they end with the stack. */
  readonly dataDirectory?: string;
};

export type StartedStack = {
  /** What a client takes as its endpoint: `http://127.0.0.1:PORT`. */
  readonly endpoint: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  /** Every mail, oldest first, after the mails that are due had their first run. */
  outbox(): Promise<readonly Kept[]>;
  /** Moves the time of the pool, the functions and the outbox forward. */
  advance(seconds: number): Promise<void>;
  stop(): Promise<void>;
};

const call = async <Body>(endpoint: string, path: string, init?: RequestInit): Promise<Body> => {
  const response = await fetch(`${endpoint}/_local/${path}`, init);
  if (!response.ok) throw new Error(`${path} of the local stack: HTTP ${response.status}`);
  return (await response.json()) as Body;
};

/**
 * Starts a user pool, its functions, their tables and an outbox in this process and in one child process for each
 * function. Throws where a parameter is not one of template.yaml's, or the port is in use.
 */
export const startLocalStack = async (options: LocalStackOptions = {}): Promise<StartedStack> => {
  const { port = 0, host = '127.0.0.1', parameters = {}, dataDirectory } = options;
  const stack = await startStack({
    host,
    port,
    parameterOverrides: parameters,
    ...(dataDirectory === undefined ? {} : { dataDirectory }),
  });
  const { url: endpoint, stop } = stack;
  const { userPoolId, userPoolClientId } = await call<StackInfo>(endpoint, 'info');
  return {
    endpoint,
    userPoolId,
    userPoolClientId,
    outbox: () => call(endpoint, 'outbox'),
    advance: async (advanceSeconds) => {
      await call(endpoint, 'clock', { method: 'POST', body: JSON.stringify({ advanceSeconds }) });
    },
    stop,
  };
};
