import type { Mail, TestStack } from '../../support/stack/stack.ts';

export type CodeMail = { readonly code: string; readonly id: number; readonly text: string };

/** The users' mailboxes: all mails with a code so far, by address. */
export type Mailbox = {
  all(email: string): Promise<readonly CodeMail[]>;
  newest(email: string): Promise<CodeMail | undefined>;
};

const letters = '[0-9A-HJKMNP-TV-Z]{4}';
const codePattern = new RegExp(`\\b(?:\\d{8,12}|${letters}(?:-?${letters}){3})\\b`);

/** Above it the outbox is emptied: reading it costs by its length. */
const longestOutbox = 100;

/** The stack waits 2 s for mails that are due; on a busy machine a courier's first start takes longer. */
const waitedMs = 1_900;
const reads = 8;

const settledOutbox = async (stack: Pick<TestStack, 'outbox'>): Promise<readonly Mail[]> => {
  for (let read = 1; ; read += 1) {
    const began = performance.now();
    const outbox = await stack.outbox();
    if (performance.now() - began < waitedMs || read === reads) return outbox;
  }
};

export const mailboxesOf = (stack: Pick<TestStack, 'outbox' | 'call'>): Mailbox => {
  const mails = new Map<string, CodeMail[]>();
  let lastId = 0;
  const keep = ({ id, to, text }: Mail): void => {
    lastId = id;
    const code = codePattern.exec(text)?.[0];
    if (code !== undefined) mails.set(to, [...(mails.get(to) ?? []), { code, id, text }]);
  };
  const read = async (): Promise<void> => {
    const outbox = await settledOutbox(stack);
    for (const mail of outbox.filter(({ id }) => id > lastId)) keep(mail);
    if (outbox.length > longestOutbox) await stack.call('DELETE', 'outbox');
  };
  const all = async (email: string): Promise<readonly CodeMail[]> => {
    await read();
    return mails.get(email) ?? [];
  };
  return { all, newest: async (email) => (await all(email)).at(-1) };
};
