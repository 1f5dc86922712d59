import { codeIn, dots } from '../state/mask.ts';
import { messages, showsSecrets } from '../state/page.ts';

type Props = { readonly email: string; readonly use: (code: string) => void };

/** The newest code that was mailed to this address, as a button; or why there is none. */
export const MailedCode = ({ email, use }: Props) => {
  const found = messages.value.findLast(({ to }) => to.toLowerCase() === email.toLowerCase());
  const code = found === undefined ? undefined : codeIn(found.text);
  if (code === undefined) {
    return (
      <p class="hint">
        No message with a code has come to this address. Unknown and suspended users get none, and
        an armed fault of e-mail may hold it back.
      </p>
    );
  }
  return (
    <button type="button" class="code" onClick={() => use(code)}>
      Use the mailed code <b>{showsSecrets.value ? code : dots}</b>
    </button>
  );
};
