import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInWith } from '../../support/pool/sign-in.ts';
import { followEvents, type ServerSentEvent } from '../../support/stack/event-source.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';
import { wire } from '../../support/wire.ts';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack();
});

afterAll(() => stack.stop());

/** A sign-up and the start of a sign-in, until its mail is there; returns the address. */
const signUpAndStart = async () => {
  const { signUp, start, mailedCode } = signInWith(stack);
  const { email } = await signUp();
  await start(email);
  await mailedCode(email);
  return email;
};

const isOfCreate = ({ event, data }: ServerSentEvent) =>
  event.startsWith('trigger-') && data.function === 'CreateAuthChallengeFunction';

/** Log lines come by another way than responses, and mails of another process: any of them may be the last. */
const haveAll = (kinds: readonly string[], events: readonly ServerSentEvent[]) =>
  kinds.every((kind) => events.some(({ event }) => event === kind));

describe('the events of the stack', () => {
  it('a start of a trigger is sent before its end, and both carry the same call', async () => {
    const stream = await followEvents(stack.url);
    const to = await signUpAndStart();
    const events = await stream.until(
      (_, come) =>
        come.filter(isOfCreate).length === 2 &&
        haveAll(['message', 'user', 'log', 'decision'], come),
    );

    const [started, ended] = events.filter(isOfCreate);
    expect([started?.event, ended?.event]).toEqual(['trigger-start', 'trigger-end']);
    expect(started?.data.call).toBe(ended?.data.call);
    const { userPoolId } = stack.info;
    expect(started?.data).toMatchObject({ attempt: 1, request: { userPoolId } });
    expect(started?.data).not.toHaveProperty('durationMs');
    expect(ended?.data).toMatchObject({ response: { userPoolId } });
    expect(events.find(({ event }) => event === 'message')?.data).toMatchObject({
      channel: 'email',
      to,
    });
  });

  it('the log lines of parallel calls of a function name the call that printed them', async () => {
    const stream = await followEvents(stack.url);
    const [one, other] = await Promise.all([signUpAndStart(), signUpAndStart()]);
    const idsOf = (come: readonly ServerSentEvent[]) =>
      come
        .filter((event) => isOfCreate(event) && event.event === 'trigger-start')
        .map(({ data }) => data.requestId);
    const hasLog = (come: readonly ServerSentEvent[], id: unknown) =>
      come.some(({ event, data }) => event === 'log' && data.requestId === id);

    const events = await stream.until((_, come) => {
      const ids = idsOf(come);
      return ids.length === 2 && ids.every((id) => hasLog(come, id));
    });

    expect(one).not.toBe(other);
    expect(new Set(idsOf(events)).size).toBe(2);
  });

  it('an event of a user carries neither attributes nor secrets', async () => {
    const stream = await followEvents(stack.url);
    await signUpAndStart();

    const { data } = (await stream.until(({ event }) => event === 'user')).at(-1) ?? {};

    expect(Object.keys(data ?? {}).toSorted()).toEqual(
      ['change', 'enabled', 'status', 'userPoolId', 'username'].toSorted(),
    );
  });

  it('time and faults are sent with what they are now', async () => {
    const stream = await followEvents(stack.url);
    await stack.advance(60);
    await stack.fault({ target: 'email', mode: 'fail' });
    await stack.clearFaults();

    const events = (
      await stream.until(
        ({ event, data }) => event === 'faults' && JSON.stringify(data) === '{"faults":[]}',
      )
    ).filter(({ event }) => event === 'clock' || event === 'faults');

    expect(events.map(({ event }) => event)).toEqual(['clock', 'faults', 'faults']);
    expect(events[0]?.data).toMatchObject({ offsetMs: 60_000 });
    expect(events[1]?.data).toEqual({ faults: [{ target: 'email', mode: 'fail', times: 1 }] });
  });

  it('Last-Event-ID replays what was missed, and wins over the query', async () => {
    const stream = await followEvents(stack.url);
    await stack.advance(1);
    const seen = (await stream.until(({ event }) => event === 'clock')).at(-1);
    await stack.advance(2);

    const again = await followEvents(stack.url, {
      query: '?since=0',
      headers: { 'last-event-id': seen?.id ?? '' },
    });
    const missed = await again.until(({ event }) => event === 'clock');

    expect(missed.filter(({ event }) => event === 'clock')).toHaveLength(1);
    expect(missed.every(({ id }) => Number(id) > Number(seen?.id))).toBe(true);
  });

  it('an id of an earlier process is answered by a reset', async () => {
    const stream = await followEvents(stack.url, { query: '?since=1' });

    expect(await stream.until(() => true)).toEqual([{ event: 'reset', data: {} }]);
  });

  it('an emptied outbox resets the followers, and its messages are not replayed', async () => {
    await signUpAndStart();
    const stream = await followEvents(stack.url);
    await stack.call('DELETE', 'outbox');
    await stream.until(({ event }) => event === 'reset');

    await stack.advance(1000);
    const late = await followEvents(stack.url, { query: '?since=0' });
    const replayed = await late.until(({ data }) => Number(data.offsetMs) > 1_000_000);

    expect(replayed.map(({ event }) => event)).not.toContain('message');
    expect(replayed.map(({ event }) => event)).toContain('trigger-end');
  });

  it('the stream names its media type, may not be stored, and says when to come back', async () => {
    const response = await fetch(`${stack.url}/_local/events`);
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    await reader?.cancel();

    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(new TextDecoder().decode(value)).toBe('retry: 1000\n\n');
  });

  it('a since that is no id is refused', async () => {
    const response = await fetch(`${stack.url}/_local/events?since=x`);

    expect(response.status).toBe(400);
  });

  it('a page of another site gets no event', async () => {
    const { status } = await wire(stack.url, {
      method: 'GET',
      path: '/_local/events',
      headers: { origin: 'https://evil.example' },
    });

    expect(status).toBe(403);
  });
});
