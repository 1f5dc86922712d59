import { describe, expect, it } from 'vitest';
import { apply, mergeSnapshot, nothingKnown, type PageEvent } from '../../console/state/apply.ts';

const start = (call: number, more: object = {}): PageEvent => ({
  kind: 'trigger-start',
  data: {
    call,
    requestId: `request ${call}`,
    function: 'PreSignUpFunction',
    triggerSource: 'PreSignUp_SignUp',
    attempt: 1,
    request: { userName: 'ada', request: {} },
    at: '2026-01-01T00:00:00.000Z',
    ...more,
  },
});

const end = (call: number, id: number, more: object = {}): PageEvent => ({
  kind: 'trigger-end',
  data: { ...Object(start(call).data), id, durationMs: 12, response: {}, ...more },
});

/** The same attempt as the stack's list has it: without what connects events. */
const listed = (id: number): object => {
  const { call: _call, requestId: _requestId, ...entry } = Object(end(1, id).data);
  return entry;
};

const known = (...events: readonly PageEvent[]) => events.reduce(apply, nothingKnown);

describe('what the page knows', () => {
  it('an attempt runs from its start to its end, and keeps its place', () => {
    const { attempts } = known(start(1), start(2), end(2, 1));

    expect(attempts.map(({ key, isRunning }) => [key, isRunning])).toEqual([
      ['call 1', true],
      ['call 2', false],
    ]);
    expect(attempts[1]).toMatchObject({ durationMs: 12, user: 'ada' });
  });

  it('a log line stands at the attempt of its request, though another of the function is newer', () => {
    const line = (requestId: string, text: string): PageEvent => ({
      kind: 'log',
      data: { function: 'PreSignUpFunction', requestId, line: text },
    });
    const { attempts } = known(
      start(1),
      start(2),
      line('request 1', 'first'),
      line('request 2', 'second'),
      line('request 9', 'of no attempt'),
      { kind: 'log', data: { function: 'PreSignUpFunction', line: 'outside every request' } },
      end(1, 1),
      line('request 1', 'late'),
    );

    expect(attempts.map(({ logs }) => logs)).toEqual([['first', 'late'], ['second']]);
  });

  it('an entry that the snapshot and the stream have stands on the page once', () => {
    const snapshot = { triggers: [listed(7)], outbox: [], decisions: [], faults: [] };

    const early = mergeSnapshot(known(end(1, 7)), snapshot);
    const late = apply(mergeSnapshot(nothingKnown, snapshot), end(1, 7));
    const replayed = [start(1), end(1, 7)].reduce(apply, mergeSnapshot(nothingKnown, snapshot));

    const keys = [early, late, replayed].map(({ attempts }) => attempts.map(({ key }) => key));
    expect(keys).toEqual([['call 1'], ['id 7'], ['id 7']]);
    expect(replayed.attempts[0]).toMatchObject({ isRunning: false, requestId: 'request 1' });
  });

  it('an attempt that is opened while it runs has the same key when it has ended', () => {
    const running = known(start(1)).attempts[0];
    const ended = known(start(1), end(1, 7)).attempts[0];

    expect([running?.isRunning, ended?.isRunning]).toEqual([true, false]);
    expect(ended?.key).toBe(running?.key);
  });

  it('an attempt that a list brings while it runs keeps the order of the starts', () => {
    const triggers = [listed(7), listed(8)];
    const before = known(start(1), end(1, 7), start(2));
    const merged = mergeSnapshot(before, { triggers, outbox: [], decisions: [], faults: [] });

    const { attempts } = apply(merged, end(2, 8));
    expect(attempts.map(({ id, requestId }) => [id, requestId])).toEqual([
      [7, 'request 1'],
      [8, 'request 2'],
    ]);
  });

  it('decisions and messages of a list stand before newer ones that the stream brought first', () => {
    const of = (id: number) => ({ id, outcome: `${id}` });
    const before = known({ kind: 'decision', data: of(5) }, { kind: 'message', data: { id: 8 } });
    const lists = { decisions: [of(4), of(5)], outbox: [{ id: 7 }, { id: 8 }] };

    const { decisions, messages } = mergeSnapshot(before, { triggers: [], faults: [], ...lists });
    expect(decisions).toEqual([of(4), of(5)]);
    expect(messages.map(({ id }) => id)).toEqual([7, 8]);
  });

  it('a message that comes twice stands in the outbox once', () => {
    const message = { kind: 'message', data: { id: 3, to: 'ada@example.com' } };

    expect(known(message, message).messages).toHaveLength(1);
  });

  it('an event of an unknown kind or shape changes nothing and throws nothing', () => {
    expect(known({ kind: 'news', data: 1 })).toBe(nothingKnown);
    expect(known({ kind: 'trigger-start', data: null }).attempts[0]).toMatchObject({ source: '' });
    expect(known({ kind: 'faults', data: 'no list' }).faults).toEqual([]);
  });

  it('the page keeps at most 2,000 attempts', () => {
    const events = Array.from({ length: 2_005 }, (_, call) => start(call + 1));

    expect(known(...events).attempts).toHaveLength(2_000);
  });
});
