import { setTimeout as sleep } from 'node:timers/promises';
import { confirm, isCancel } from '@clack/prompts';
import { Listr } from 'listr2';
import type { Terminal } from './run/terminal.ts';
import { runAttach } from './run.ts';

/** Ctrl-C: between two steps the run stops and undoes itself; a second one ends it at once, and the next run reconciles it. */
let interrupts = 0;
process.on('SIGINT', () => {
  interrupts += 1;
  if (interrupts > 1) process.exit(130);
});

const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;

/** One step with a spinner; plain lines without a terminal. */
const step: Terminal['step'] = async (title, work) => {
  let running: ReturnType<typeof work> | undefined;
  const start = () => {
    running ??= work();
    return running;
  };
  const task = async () => {
    await start();
  };
  await new Listr([{ title, task }], {
    renderer: isTerminal ? 'default' : 'simple',
    registerSignalListeners: false,
  }).run();
  return start();
};

const ask = async (message: string): Promise<boolean> => {
  const agreed = await confirm({ message, initialValue: false });
  return !isCancel(agreed) && agreed;
};

process.exitCode = await runAttach(process.argv.slice(2), {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
  width: process.stdout.columns ?? 80,
  ...(isTerminal ? { confirm: ask } : {}),
  step,
  wait: (milliseconds) => sleep(milliseconds),
  stopped: () => interrupts > 0,
});
