import { dots } from '../state/mask.ts';
import { newestCode } from '../state/newest-code.ts';
import { messages, showsSecrets } from '../state/page.ts';

type Props = {
  readonly email: string;
  /** Characters of a code of this kind: a code to confirm an address is no code to sign in with. */
  readonly codeLength: number;
  readonly use: (code: string) => void;
};

/** The newest code of this kind that was mailed to this address, as a button; or why there is none. */
export const MailedCode = ({ email, codeLength, use }: Props) => {
  const code = newestCode(messages.value, email, codeLength);
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
