/** What the stack reports as it happens; `GET /_local/events` sends it to the page. */
export type EventKind =
  | 'trigger-start'
  | 'trigger-end'
  | 'message'
  | 'user'
  | 'decision'
  | 'clock'
  | 'faults'
  | 'log';

export type StreamEvent = {
  readonly id: number;
  readonly kind: EventKind;
  /** JSON, made at once: the reported objects may change later. */
  readonly data: string;
};

export type Follower = {
  /** One event; ids rise. */
  next(event: StreamEvent): void;
  /** Events between the follower's last one and the next are lost: it drops what it knows. */
  reset(): void;
};

export type EventStream = {
  publish(kind: EventKind, data: object): void;
  /** Drops the kept events of these kinds, and resets every follower. */
  forget(...kinds: readonly EventKind[]): void;
  /**
   * Hands over the kept events after `since` (0: all of them; undefined: none), then each new one. Where an event
   * after `since` is kept no more, resets the follower first and hands over all.
   * @returns ends it
   */
  follow(since: number | undefined, follower: Follower): () => void;
};

/** What a record needs of the stream to report its entries. */
export type Reporter = Pick<EventStream, 'publish' | 'forget'>;

/** For parts that run without a stream. */
export const noReporter: Reporter = { publish: () => undefined, forget: () => undefined };

/**
 * Keeps the last `limit` events. Ids begin at the machine's time in microseconds, so that an id of an earlier process
 * is a gap and never an event of this one.
 */
export const createEventStream = (limit = 2_000): EventStream => {
  const beforeFirst = Date.now() * 1000;
  const followers = new Set<Follower>();
  const kept: StreamEvent[] = [];
  let lastId = beforeFirst;
  /** Every event with a higher id is kept. */
  let completeAfter = beforeFirst;

  const replay = (since: number, follower: Follower): void => {
    const isGap = since < completeAfter || since > lastId;
    if (isGap) follower.reset();
    for (const event of kept) if (isGap || event.id > since) follower.next(event);
  };

  return {
    publish: (kind, data) => {
      lastId += 1;
      const event = { id: lastId, kind, data: JSON.stringify(data) };
      kept.push(event);
      if (kept.length > limit) completeAfter = kept.shift()?.id ?? completeAfter;
      for (const follower of followers) follower.next(event);
    },
    forget: (...kinds) => {
      const others = kept.splice(0).filter(({ kind }) => !kinds.includes(kind));
      kept.push(...others);
      completeAfter = lastId;
      for (const follower of followers) follower.reset();
    },
    follow: (since, follower) => {
      if (since !== undefined) replay(since === 0 ? beforeFirst : since, follower);
      followers.add(follower);
      return () => void followers.delete(follower);
    },
  };
};
