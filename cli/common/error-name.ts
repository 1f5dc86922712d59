/** What the system calls a failure: `ENOENT`, `ECONNREFUSED`. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && /^[A-Z][A-Z0-9_]+$/.test(String(error.code))
    ? String(error.code)
    : undefined;

/**
 * The system's code or the service's name of a failure. It is all of an error that may be printed anywhere: the text may
 * repeat what was sent.
 */
export const errorName = (error: unknown): string =>
  errorCode(error) ?? (error instanceof Error ? error.name : 'UnknownError');

/** The HTTP status of a service's error; none where no response came. */
export const errorStatus = (error: unknown): number | undefined => {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  const metadata: unknown = error.$metadata;
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  const status: unknown = Reflect.get(metadata, 'httpStatusCode');
  return typeof status === 'number' ? status : undefined;
};
