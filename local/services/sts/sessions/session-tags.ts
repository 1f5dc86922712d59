const grammar = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

const isText = (text: string, shortest: number, longest: number): boolean =>
  text.length >= shortest && text.length <= longest && grammar.test(text);

/**
 * Whether STS takes these session tags (IAM user guide, id_session-tags): 50 at most, keys of 128 characters, values of
 * 256, and no two keys that differ in case only.
 */
export const isTagSet = (tags: Readonly<Record<string, string>>): boolean => {
  const keys = Object.keys(tags).map((key) => key.toLowerCase());
  return (
    keys.length <= 50 &&
    new Set(keys).size === keys.length &&
    Object.entries(tags).every(([key, value]) => isText(key, 1, 128) && isText(value, 0, 256)) &&
    !keys.some((key) => key.startsWith('aws:'))
  );
};
