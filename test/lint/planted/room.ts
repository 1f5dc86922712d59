/** What a file of a room may import, and what it may not; one whole import statement each. */
export type Room = {
  readonly file: string;
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
};
