/** A little less than the stack waits for mails that are due (local/stack/streams.ts). */
const waitedMs = 4_900;
const reads = 5;

/**
 * Reads the outbox until no mail waits for its first run. The stack ends its wait after 5 s, and the first start of a
 * courier takes longer on a busy machine. A mail that fails again and again is waited for 25 s at most.
 */
export const settledOutbox = async <Mails>(read: () => Promise<Mails>): Promise<Mails> => {
  for (let count = 1; ; count += 1) {
    const began = performance.now();
    const mails = await read();
    if (performance.now() - began < waitedMs || count === reads) return mails;
  }
};
