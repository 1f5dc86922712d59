import type { Clock } from './clock.ts';
import { noReporter, type Reporter } from './event-stream.ts';
import { createRecorder, type Recorded } from './recorder.ts';

/** A message that would have been sent. */
export type Message = {
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

export type Kept = Recorded<Message & { readonly at: string }>;

export type Outbox = {
  deliver(message: Message): Kept;
  /** Oldest first. */
  list(): readonly Kept[];
  clear(): void;
};

/** Keeps the last messages; nothing leaves the machine. */
export const createOutbox = (clock: Clock, reporter: Reporter = noReporter): Outbox => {
  const recorder = createRecorder<Message & { readonly at: string }>();
  return {
    deliver: (message) => {
      const kept = recorder.add({ ...message, at: new Date(clock.now()).toISOString() });
      reporter.publish('message', kept);
      return kept;
    },
    list: () => recorder.list(),
    clear: () => {
      recorder.clear();
      reporter.forget('message');
    },
  };
};
