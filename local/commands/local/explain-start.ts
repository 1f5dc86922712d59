import { errorCode } from '#shared/system/error-code.ts';

type Address = { readonly host: string; readonly port: number };

/** What to change where the stack cannot listen, by the code of listen(2) or of the look-up of the host's name. */
const remedies: Readonly<Record<string, (address: Address) => string>> = {
  EADDRINUSE: ({ host, port }) => `Port ${port} of ${host} is in use; choose another with --port`,
  EACCES: ({ host, port }) =>
    `Port ${port} of ${host} is only for administrators; choose one above 1023 with --port`,
  EADDRNOTAVAIL: ({ host }) =>
    `${host} is not an address of this machine; choose another with --host`,
  ENOTFOUND: ({ host }) => `The name ${host} has no address; choose another with --host`,
};

const isOfAddress = (error: unknown): boolean =>
  error instanceof Error &&
  'syscall' in error &&
  (error.syscall === 'listen' || error.syscall === 'getaddrinfo');

/** A resolver that cannot be reached does not know the name either. */
const codeOf = (error: unknown): string => {
  const code = errorCode(error) ?? '';
  return code === 'EAI_AGAIN' ? 'ENOTFOUND' : code;
};

/** Why the stack did not start, with what to change where that is known. */
export const explainStart = (error: unknown, address: Address): string => {
  const remedy = isOfAddress(error) ? remedies[codeOf(error)] : undefined;
  if (remedy !== undefined) return remedy(address);
  return error instanceof Error ? error.message : String(error);
};
