/**
 * The lines of a log that came after an earlier reading. The log keeps its last 10,000 lines: once it is full, what is new
 * takes the place of the oldest, and the number of lines stays the same.
 */
export const newLines = (
  before: readonly string[],
  after: readonly string[],
): readonly string[] => {
  const dropped = before.findIndex((_, start) =>
    before.slice(start).every((line, index) => line === after[index]),
  );
  return dropped < 0 ? after : after.slice(before.length - dropped);
};
