import type { Message, Outbox } from '../observe/outbox.ts';
import type { Refusal } from './refusal.ts';

/** Takes what happens while the stack runs. */
export type Report = { message(message: Message): void; refusal(refusal: Refusal): void };

/** The outbox; each of its messages goes to the report too. */
export const reporting = (outbox: Outbox, report: Report | undefined): Outbox => ({
  ...outbox,
  deliver: (message) => {
    const kept = outbox.deliver(message);
    report?.message(kept);
    return kept;
  },
});
