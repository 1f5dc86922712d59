/** Edits that make one word of the other: letters added, dropped, changed, or two neighbours swapped. */
const distance = (one: string, other: string): number => {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const cell = (up: number, left: number): number => rows[i - up]?.[j - left] ?? 0;
      const kept = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const best = Math.min(cell(1, 0) + 1, (row[j - 1] ?? 0) + 1, cell(1, 1) + kept);
      row.push(swapped ? Math.min(best, cell(2, 2) + 1) : best);
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
};

/** Of the words the one that was likely meant: at most a third of its letters differ, whatever their case. */
export const nearest = (word: string, words: readonly string[]): string | undefined => {
  const ranked = words
    .map((candidate) => ({
      candidate,
      edits: distance(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ candidate, edits }) => edits <= Math.ceil(candidate.length / 3))
    .toSorted((a, b) => a.edits - b.edits);
  return ranked[0]?.candidate;
};

/** ` Did you mean PreSignUp?`, or nothing. */
export const didYouMean = (word: string, words: readonly string[]): string => {
  const found = nearest(word, words);
  return found === undefined ? '' : ` Did you mean ${found}?`;
};
