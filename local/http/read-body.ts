/** Largest request body. Requests of Cognito and SES, and whole events, are far smaller. */
const maxBodyBytes = 1024 * 1024;

export type ReadBody =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' };

/** Reads at most 1 MB, whatever length was declared: an endless body would fill the memory. */
export const readBody = async (request: Request): Promise<ReadBody> => {
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) {
    return { kind: 'too-large' };
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > maxBodyBytes) return { kind: 'too-large' };
    parts.push(part);
  }
  return { kind: 'read', bytes: Buffer.concat(parts) };
};
