import { vi } from 'vitest';

/** Keeps what is written to both streams, as a function's logger does, until mocks are restored. */
export const captureOutput = (): readonly string[] => {
  const written: string[] = [];
  const keep = (chunk: string | Uint8Array): boolean => {
    written.push(String(chunk));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  return written;
};
