/** The JSON value that these bytes spell in UTF-8; nothing when they spell none (JSON has no `undefined`). */
export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};
