/**
 * Where an error of this program came from, for its developers: its name and its stack without its message, since a
 * message may quote what a user typed.
 */
export const traceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return [error.name, ...frames].join('\n');
};
