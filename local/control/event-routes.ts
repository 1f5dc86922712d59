import type { Hono } from 'hono';
import { type Env, isWholeNumber, refuse } from '../http/guard.ts';
import type { EventStream, StreamEvent } from '../observe/event-stream.ts';

/** A comment this often: a connection that is gone is noticed, and proxies keep one that is idle. */
const commentEveryMs = 15_000;

/** A client that reads slower than this many events are waiting for is cut off; it comes back and catches up. */
const mostWaiting = 4_000;

/** One event as text/event-stream has it (HTML standard, 9.2). JSON has no line breaks. */
const format = ({ id, kind, data }: StreamEvent): string =>
  `id: ${id}\nevent: ${kind}\ndata: ${data}\n\n`;

const encoder = new TextEncoder();

/** The endless body: first what the client missed, then each event as it happens. */
const bodyFrom = (events: EventStream, since: number | undefined): ReadableStream<Uint8Array> => {
  let end = (): void => undefined;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      const send = (text: string): void => {
        if ((controller.desiredSize ?? 0) < -mostWaiting) {
          end();
          controller.close();
        } else {
          controller.enqueue(encoder.encode(text));
        }
      };
      send('retry: 1000\n\n');
      const timer = setInterval(() => send(':\n\n'), commentEveryMs).unref();
      const stopFollowing = events.follow(since, {
        next: (event) => send(format(event)),
        reset: () => send('event: reset\ndata: {}\n\n'),
      });
      end = () => {
        clearInterval(timer);
        stopFollowing();
      };
    },
    cancel: () => end(),
  });
};

/** `GET /events`: server-sent events, replayed from `Last-Event-ID` or `?since=`. */
export const addEvents = (app: Hono<Env>, events: EventStream): void => {
  app.get('/events', (context) => {
    // A browser that connects again sends the header, and the query of its first connection.
    const since = context.req.header('last-event-id') ?? context.req.query('since');
    if (since !== undefined && !isWholeNumber(since)) {
      return refuse(context, 400, 'invalid', 'since must be an id');
    }
    return context.body(bodyFrom(events, since === undefined ? undefined : Number(since)), 200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
  });
};
