import { type Signal, useSignal } from '@preact/signals';
import { JsonView } from '../parts/json-view.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { timeText } from '../parts/time-text.ts';
import { codeIn, dots, withoutCode } from '../state/mask.ts';
import type { Message } from '../state/model.ts';
import { notice, showsSecrets } from '../state/page.ts';

const copy = async (code: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(code);
  } catch {
    notice.value = 'The browser does not let the page copy; show the code and copy it by hand.';
  }
};

type CodeProps = { readonly code: string; readonly isShown: Signal<boolean> };

const Code = ({ code, isShown }: CodeProps) => (
  <div class="actions">
    <button
      type="button"
      class="code"
      aria-label={isShown.value ? 'Hide the code' : 'Show the code'}
      onClick={() => {
        isShown.value = !isShown.value;
      }}
    >
      <b>{isShown.value || showsSecrets.value ? code : dots}</b>
    </button>
    <button type="button" onClick={() => copy(code)}>
      Copy the code
    </button>
  </div>
);

/** The mail as a mail program draws it: a frame without scripts, forms and loads from elsewhere. */
const Html = ({ message }: { readonly message: Message }) =>
  message.html === '' ? (
    <p class="hint">The message has no HTML.</p>
  ) : (
    <iframe
      title={`Mail: ${message.subject}`}
      sandbox=""
      src={`/_local/outbox/${message.id}/html`}
      loading="lazy"
    />
  );

const Hidden = ({ isShown }: { readonly isShown: Signal<boolean> }) => (
  <div class="empty">
    <p>The code is part of the HTML, which is hidden until it is shown.</p>
    <button
      type="button"
      onClick={() => {
        isShown.value = true;
      }}
    >
      Show the mail
    </button>
  </div>
);

/** One message: who, what, its code, and the text and the HTML. */
export const MessageDetail = ({ message }: { readonly message: Message }) => {
  const isShown = useSignal(false);
  const code = codeIn(message.text);
  const mayShow = isShown.value || showsSecrets.value || code === undefined;
  const plain = mayShow ? message.text : withoutCode(message.text, code);
  return (
    <article>
      <h2>{mayShow ? message.subject : withoutCode(message.subject, code)}</h2>
      <p class="summary">
        {message.channel} to <b>{message.to}</b> from {message.from || 'nowhere'} ·{' '}
        {timeText(message.at)} UTC
      </p>
      {code === undefined ? null : <Code code={code} isShown={isShown} />}
      <Tabs
        label="Parts of the message"
        tabs={[
          { title: 'Text', body: () => <pre class="mail">{plain}</pre> },
          {
            title: 'HTML',
            body: () => (mayShow ? <Html message={message} /> : <Hidden isShown={isShown} />),
          },
          {
            title: 'JSON',
            body: () => (
              <JsonView
                label="Message"
                value={mayShow ? message : { ...message, text: plain, html: dots, subject: '' }}
              />
            ),
          },
        ]}
      />
    </article>
  );
};
