/** The operating system's code of a failure: `ENOENT`, `ECONNREFUSED`; none for any other error. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && /^[A-Z][A-Z0-9_]+$/.test(String(error.code))
    ? String(error.code)
    : undefined;
