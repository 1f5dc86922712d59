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

export const mailboxesOf = (stack: Pick<TestStack, 'outbox' | 'call'>): Mailbox => {
  const mails = new Map<string, CodeMail[]>();
  let lastId = 0;
  const keep = ({ id, to, text }: Mail): void => {
    lastId = id;
    const code = codePattern.exec(text)?.[0];
    if (code !== undefined) mails.set(to, [...(mails.get(to) ?? []), { code, id, text }]);
  };
  const read = async (): Promise<void> => {
    const outbox = await stack.outbox();
    for (const mail of outbox.filter(({ id }) => id > lastId)) keep(mail);
    if (outbox.length > longestOutbox) await stack.call('DELETE', 'outbox');
  };
  const all = async (email: string): Promise<readonly CodeMail[]> => {
    await read();
    return mails.get(email) ?? [];
  };
  return { all, newest: async (email) => (await all(email)).at(-1) };
};
