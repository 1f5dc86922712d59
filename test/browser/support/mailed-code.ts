import { expect } from 'vitest';

type Mail = { readonly to: string | readonly string[]; readonly text: string };

/** A code as a mail shows it: eight digits, or sixteen letters and digits in groups of four. */
const code = /^\s*(\d{8}|[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})\s*$/m;

const newestCode = async (stack: string, email: string): Promise<string | undefined> => {
  const mails: Mail[] = await (await fetch(`${stack}/_local/outbox`)).json();
  const text = mails.findLast(({ to }) => [to].flat().includes(email))?.text ?? '';
  return code.exec(text)?.[1];
};

/** The code of the newest mail to this address, as it is printed there, once there is one. */
export const codeIn = async (stack: string, email: string): Promise<string> => {
  let found: string | undefined;
  await expect
    .poll(
      async () => {
        found = await newestCode(stack, email);
        return found;
      },
      { message: `no code was mailed to ${email}` },
    )
    .toBeDefined();
  return found ?? '';
};
