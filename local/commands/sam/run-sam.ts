import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { errorCode } from '#shared/system/error-code.ts';
import { root } from '../../paths.ts';
import { hasContainerEngine } from './container-engine.ts';

/** A shell's exit code for a command that does not exist. */
const notFound = 127;

const withoutSam = `The SAM CLI is not on PATH. How to install it:
  https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html
What needs neither it nor Docker: npm run build, npm run invoke, npm run local`;

const withoutEngine = `No container engine is running; sam local needs one (Docker or Finch).
What needs none: npm run invoke -- <Function> -e <event.json>`;

/** The exit code, 128 plus the signal's number as shells report it, or that the program does not exist. */
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

/** Ctrl-C reaches SAM directly. TERM does not; without forwarding it, SAM's containers would keep running. */
const handOn = (child: ChildProcess): (() => void) => {
  const stay = (): void => undefined;
  const terminate = (): void => void child.kill('SIGTERM');
  process.on('SIGINT', stay).on('SIGTERM', terminate);
  return () => process.off('SIGINT', stay).off('SIGTERM', terminate);
};

/**
 * Runs the installed SAM CLI with these arguments in the project's folder and returns its exit code. Prints what is
 * missing where SAM's message does not.
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
