import type { Context } from './context.ts';

/** The terminal, or what stands in for it. */
export type Terminal = {
  print(text: string): void;
  complain(text: string): void;
  /** Columns; 80 where it is left out. */
  readonly width?: number;
  /** Asks for a yes or no; missing where there is no terminal to ask on. */
  readonly confirm?: (question: string) => Promise<boolean>;
  step: Context['step'];
  wait: Context['wait'];
  stopped: Context['stopped'];
};

export const widthOf = ({ width = 80 }: Terminal): number => width;
