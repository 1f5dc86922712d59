import type { Options } from '../plan/operation.ts';
import { RefusedError } from '../plan/refusal.ts';
import { render } from '../report/render.ts';
import type { Report } from '../report/report.ts';
import { type Terminal, widthOf } from './terminal.ts';

/** The operator was asked and said no. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** Shows what is about to be written and asks. Without a terminal, only --yes agrees. */
export const agree = async (
  options: Options,
  terminal: Terminal,
  report: Report,
): Promise<void> => {
  if (options.yes === true) return;
  if (terminal.confirm === undefined || options.json === true) {
    throw new RefusedError({
      code: 'confirmation_needed',
      why: 'No terminal to ask on.',
      whatToDo: 'Read the output of plan, then add --yes.',
    });
  }
  terminal.print(render(report, widthOf(terminal)));
  if (!(await terminal.confirm('Write this?'))) throw new CancelledError();
};
