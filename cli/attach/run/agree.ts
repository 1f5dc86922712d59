import type { Options } from '../options.ts';
import { RefusedError } from '../plan/refusal.ts';
import { show } from '../report/render.ts';
import type { Report } from '../report/report.ts';
import type { World } from './context.ts';

/** The terminal, or what stands for it. */
export type Terminal = {
  print(text: string): void;
  complain(text: string): void;
  /** Asks; missing where nobody is there to answer. */
  readonly confirm?: (question: string) => Promise<boolean>;
  step: World['step'];
  wait: World['wait'];
  stopped: World['stopped'];
};

/** Somebody was asked and said no. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** Shows what is about to be written and asks. Without a terminal only --yes agrees. */
export const agree = async (
  options: Options,
  terminal: Terminal,
  report: Report,
): Promise<void> => {
  if (options.yes === true) return;
  if (terminal.confirm === undefined || options.json === true) {
    throw new RefusedError({
      code: 'confirmation_needed',
      why: 'There is nobody to ask.',
      whatToDo: 'Look at what plan says, then add --yes.',
    });
  }
  terminal.print(show(report));
  if (!(await terminal.confirm('Write this?'))) throw new CancelledError();
};
