/**
 * Takes what the newest read found. A read that was overtaken by a later one is dropped, with its failure: its answer is of
 * before, whenever it arrives.
 */
export const newestOf = <T>(take: (found: T) => void) => {
  let reads = 0;
  return async (read: () => Promise<T>): Promise<void> => {
    reads += 1;
    const mine = reads;
    try {
      const found = await read();
      if (mine === reads) take(found);
    } catch (error) {
      if (mine === reads) throw error;
    }
  };
};
