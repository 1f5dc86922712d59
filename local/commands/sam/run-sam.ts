import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { errorCode } from '#shared/system/error-code.ts';
import { root } from '../../paths.ts';
import { hasContainerEngine } from './container-engine.ts';

/** The exit code of a shell for a command that it does not find. */
const notFound = 127;

const withoutSam = `The SAM CLI is not on PATH. How to install it:
  https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html
What needs neither it nor Docker: npm run build, npm run invoke, npm run local`;

const withoutEngine = `No container engine is running; sam local needs one (Docker or Finch).
What needs none: npm run invoke -- <Function> -e <event.json>`;

/** How it ended: an exit code, 128 and the signal's number as shells say it, or that the program does not exist. */
const ending = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', (error) => {
      if (errorCode(error) === 'ENOENT') resolve(notFound);
      else reject(error);
    });
    child.once('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });

/** Ctrl-C reaches SAM directly; TERM does not, and would leave its containers running. */
const handOn = (child: ChildProcess): (() => void) => {
  const stay = (): void => undefined;
  const terminate = (): void => void child.kill('SIGTERM');
  process.on('SIGINT', stay).on('SIGTERM', terminate);
  return () => process.off('SIGINT', stay).off('SIGTERM', terminate);
};

/**
 * Runs the machine's own SAM CLI with these arguments, in the project's folder, and returns its exit code. Says what is
 * missing where SAM's own message does not.
 */
export const runSam = async (args: readonly string[]): Promise<number> => {
  const child = spawn('sam', args, { cwd: root, stdio: 'inherit' });
  const release = handOn(child);
  const code = await ending(child);
  release();
  if (code === notFound) console.error(withoutSam);
  const containers = args[0] === 'local' || args.includes('--use-container');
  if (code !== 0 && containers && !(await hasContainerEngine(process.env))) {
    console.error(withoutEngine);
  }
  return code;
};
