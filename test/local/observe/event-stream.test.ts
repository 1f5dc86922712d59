import { describe, expect, it } from 'vitest';
import { createEventStream } from '../../../local/observe/event-stream.ts';

/** A follower that writes down what reaches it. */
const notebook = () => {
  const seen: string[] = [];
  const ids: number[] = [];
  return {
    seen,
    ids,
    follower: {
      next: ({ id, kind, data }: { id: number; kind: string; data: string }) => {
        ids.push(id);
        seen.push(`${kind} ${data}`);
      },
      reset: () => void seen.push('reset'),
    },
  };
};

const filled = (limit: number, count: number) => {
  const stream = createEventStream(limit);
  const { follower, ids } = notebook();
  stream.follow(undefined, follower);
  for (let n = 1; n <= count; n += 1) stream.publish('log', { n });
  return { stream, ids };
};

describe('the event stream', () => {
  it('the stream hands over the events after the follower’s last one, then new ones', () => {
    const { stream, ids } = filled(10, 3);
    const { seen, follower } = notebook();

    stream.follow(ids[1], follower);
    stream.publish('clock', { n: 4 });

    expect(seen).toEqual(['log {"n":3}', 'clock {"n":4}']);
  });

  it('the stream resets a follower whose next event is kept no more, and hands over all', () => {
    const { stream, ids } = filled(2, 4);
    const { seen, follower } = notebook();

    stream.follow(ids[0], follower);

    expect(seen).toEqual(['reset', 'log {"n":3}', 'log {"n":4}']);
  });

  it('the stream does not reset a follower that misses only what is kept', () => {
    const { stream, ids } = filled(2, 4);
    const { seen, follower } = notebook();

    stream.follow(ids[1], follower);

    expect(seen).toEqual(['log {"n":3}', 'log {"n":4}']);
  });

  it('the stream resets a follower of a process that ended', () => {
    const { stream, ids } = filled(10, 1);
    const { seen, follower } = notebook();

    stream.follow((ids[0] ?? 0) - 5_000, follower);
    stream.follow((ids[0] ?? 0) + 5_000, follower);

    expect(seen).toEqual(['reset', 'log {"n":1}', 'reset', 'log {"n":1}']);
  });

  it('a follower from the beginning gets everything without a reset', () => {
    const { stream } = filled(10, 2);
    const { seen, follower } = notebook();

    stream.follow(0, follower);

    expect(seen).toEqual(['log {"n":1}', 'log {"n":2}']);
  });

  it('a follower without a last event gets only what comes', () => {
    const { stream } = filled(10, 2);
    const { seen, follower } = notebook();

    stream.follow(undefined, follower);
    stream.publish('user', {});

    expect(seen).toEqual(['user {}']);
  });

  it('a kind that is forgotten is replayed to no follower, and resets those that have it', () => {
    const { stream } = filled(10, 1);
    const early = notebook();
    stream.publish('message', { to: 'ada' });
    stream.follow(undefined, early.follower);

    stream.forget('message');
    const late = notebook();
    stream.follow(0, late.follower);

    expect(early.seen).toEqual(['reset']);
    expect(late.seen).toEqual(['reset', 'log {"n":1}']);
  });

  it('a follower that ended gets nothing more', () => {
    const { stream } = filled(10, 0);
    const { seen, follower } = notebook();

    stream.follow(0, follower)();
    stream.publish('log', {});

    expect(seen).toEqual([]);
  });

  it('ids rise by one', () => {
    const { ids } = filled(2, 3);

    expect(ids.map((id) => id - (ids[0] ?? 0))).toEqual([0, 1, 2]);
  });
});
