/**
 * The name and stack of an error of this program, for its developers. Without the message, which may quote user
 * input.
 */
export const traceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return [error.name, ...frames].join('\n');
};
