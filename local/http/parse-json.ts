/** The JSON value that these bytes spell in UTF-8; nothing when they spell none (JSON has no `undefined`). */
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
