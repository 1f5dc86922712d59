type Mail = { readonly to: string | readonly string[]; readonly text: string };

/** A code as a mail shows it: eight digits, or sixteen letters and digits in groups of four. */
const code = /^\s*(\d{8}|[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})\s*$/m;

/** The code of the newest mail to this address, as it is printed there. */
export const codeIn = async (stack: string, email: string): Promise<string> => {
  const mails: Mail[] = await (await fetch(`${stack}/_local/outbox`)).json();
  const text = mails.findLast(({ to }) => [to].flat().includes(email))?.text ?? '';
  const found = code.exec(text)?.[1];
  if (found === undefined) throw new Error(`no code was mailed to ${email}`);
  return found;
};
