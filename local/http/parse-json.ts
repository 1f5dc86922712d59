/** The JSON value of these UTF-8 bytes; `undefined`, which JSON does not have, where they are not JSON. */
export const parseJson = (
  bytes: Uint8Array,
  revive?: (key: string, value: unknown) => unknown,
): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), revive);
  } catch {
    return undefined;
  }
};
