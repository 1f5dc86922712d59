import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What a program wrote, and how it ended. */
export type Ended = {
  /** The exit code; nothing where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** Waits for the end of a program whose output is piped. Throws where it cannot be started. */
export const endOf = async (child: ChildProcess): Promise<Ended> => {
  const written = (stream: ChildProcess['stdout']) => (stream === null ? '' : text(stream));
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close'),
    written(child.stdout),
    written(child.stderr),
  ]);
  return { code, stdout, stderr };
};
