import type { Message, Outbox } from '../observe/outbox.ts';
import { codeIn } from './message-code.ts';

/** Digits by address: what its user may type in place of the newest mailed code. */
export type TestCodes = Readonly<Record<string, string>>;

export type TestCodeBook = {
  /** Shows the digits in place of the code in each message to an address of the list. */
  inOutbox(outbox: Outbox): Outbox;
  /** The mailed code where the answer is the address's digits, and otherwise the answer. */
  answerFor(address: string, answer: string): string;
};

const shown = (message: Message, code: string, digits: string): Message => ({
  ...message,
  subject: message.subject.replaceAll(code, digits),
  text: message.text.replaceAll(code, digits),
  html: message.html.replaceAll(code, digits),
});

/**
 * The functions compare the real code with all their limits: only the pool replaces what was typed. The real code stays
 * valid, and so the newest one must have been mailed.
 */
export const createTestCodes = (codes: TestCodes): TestCodeBook => {
  const digitsOf = new Map(
    Object.entries(codes).map(([address, digits]) => [address.toLowerCase(), digits]),
  );
  const mailed = new Map<string, string>();
  const replace = (message: Message): Message => {
    const address = message.to.toLowerCase();
    const digits = digitsOf.get(address);
    const code = codeIn(message.text);
    if (digits === undefined || code === undefined) return message;
    mailed.set(address, code);
    return shown(message, code, digits);
  };
  return {
    inOutbox: (outbox) => ({
      ...outbox,
      deliver: (message) => outbox.deliver(replace(message)),
    }),
    answerFor: (address, answer) => {
      const key = address.toLowerCase();
      return answer.trim() === digitsOf.get(key) ? (mailed.get(key) ?? answer) : answer;
    },
  };
};
