import { errorCode } from '#shared/system/error-code.ts';

/**
 * The system's code or the service's name of a failure. Only this part of an error may be printed
 * anywhere: the text may repeat what was sent.
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
