import { deleteControl } from '../api/control.ts';
import { Action } from '../parts/action.tsx';
import { Boundary } from '../parts/boundary.tsx';
import { Empty } from '../parts/empty.tsx';
import { Filter } from '../parts/filter.tsx';
import { Panes } from '../parts/panes.tsx';
import { timeText } from '../parts/time-text.ts';
import type { Message } from '../state/model.ts';
import { attempts, messages } from '../state/page.ts';
import { goTo, isOutboxGrouped, outboxFilter, selectedMessage } from '../state/view.ts';
import { MessageDetail } from './message-detail.tsx';

const matches = ({ to, subject, channel }: Message): boolean =>
  `${to} ${subject} ${channel}`.toLowerCase().includes(outboxFilter.value.toLowerCase());

/** Why there is no message, as far as the page knows. */
const NoMail = () => (
  <Empty>
    <p>
      <b>No message has been sent.</b>
    </p>
    <p>
      {attempts.value.length === 0
        ? 'Nothing has happened yet: a sign-in by code sends the first one.'
        : 'A sign-up that is confirmed at once mails nothing, and unknown users get no mail. The code comes with the first sign-in.'}
    </p>
    <p>The functions send codes by mail only.</p>
    <button type="button" onClick={() => goTo('sign-in')}>
      Sign in here
    </button>
  </Empty>
);

const Row = ({ message }: { readonly message: Message }) => (
  <button
    type="button"
    class="row"
    data-row
    aria-current={message.id === selectedMessage.value ? 'true' : undefined}
    onClick={() => {
      selectedMessage.value = message.id;
    }}
  >
    <span class="name">{message.to}</span>
    <time>{timeText(message.at)}</time>
    <span class="subject">{message.subject || message.channel}</span>
  </button>
);

const rowsOf = (shown: readonly Message[]) =>
  shown.map((message) => <Row key={message.id} message={message} />);

/** The messages of each recipient together; first whoever got the newest. */
const Groups = ({ shown }: { readonly shown: readonly Message[] }) => (
  <>
    {[...Map.groupBy(shown, ({ to }) => to.toLowerCase())].map(([to, messages]) => (
      <section key={to} class="group">
        <h2>
          <span class="who">{to}</span> {messages.length}
        </h2>
        {rowsOf(messages)}
      </section>
    ))}
  </>
);

const List = ({ shown }: { readonly shown: readonly Message[] }) => (
  <>
    <div class="bar">
      <Filter text={outboxFilter} hint="Recipient or subject" />
      <button
        type="button"
        aria-pressed={isOutboxGrouped.value}
        onClick={() => {
          isOutboxGrouped.value = !isOutboxGrouped.value;
        }}
      >
        By recipient
      </button>
      <Action run={() => deleteControl('outbox')}>Clear</Action>
    </div>
    <div class="rows">
      {messages.value.length === 0 ? <NoMail /> : null}
      {messages.value.length > 0 && shown.length === 0 ? (
        <Empty>No message matches the filter.</Empty>
      ) : null}
      {isOutboxGrouped.value ? <Groups shown={shown} /> : rowsOf(shown)}
    </div>
  </>
);

/** Every message, newest first; on the right the selected one, or the newest. */
export const OutboxView = () => {
  const shown = messages.value.filter(matches).toReversed();
  const selected = shown.find(({ id }) => id === selectedMessage.value);
  const message = selected ?? shown[0];
  return (
    <Panes
      label="Messages"
      list={<List shown={shown} />}
      detail={
        message === undefined ? (
          <Empty>A message that is selected stands here, as text and as HTML.</Empty>
        ) : (
          <Boundary key={message.id} value={message}>
            <MessageDetail message={message} />
          </Boundary>
        )
      }
      isOpen={selected !== undefined}
      onBack={() => {
        selectedMessage.value = 0;
      }}
    />
  );
};
