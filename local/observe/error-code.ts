/** What the system calls an error: `ENOENT`, `EADDRINUSE`; nothing for any other. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
