import { setTimeout as sleep } from 'node:timers/promises';
import { confirm, isCancel } from '@clack/prompts';
import { screenOf } from '../common/output.ts';
import { withProgress } from '../common/progress.ts';
import { runAttach } from './run.ts';

const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;

const ask = async (message: string): Promise<boolean> => {
  const agreed = await confirm({ message, initialValue: false });
  return !isCancel(agreed) && agreed;
};

/** Ctrl-C: between two steps the run stops and undoes itself; a second one ends it at once, and the next run reconciles it. */
const countInterrupts = (): (() => boolean) => {
  let interrupts = 0;
  process.on('SIGINT', () => {
    interrupts += 1;
    if (interrupts > 1) process.exit(130);
  });
  return () => interrupts > 0;
};

/** `attach`: plan, apply, check, detach and restore. */
export const attach = async (args: readonly string[]): Promise<void> => {
  process.exitCode = await runAttach(args, {
    print: (text) => console.log(text),
    complain: (text) => console.error(text),
    width: screenOf(process.stdout).width,
    ...(isTerminal ? { confirm: ask } : {}),
    step: (title, work) => withProgress(process.stdout, title, work),
    wait: (milliseconds) => sleep(milliseconds),
    stopped: countInterrupts(),
  });
};
