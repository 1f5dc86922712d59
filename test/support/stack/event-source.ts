/** One server-sent event as it came over the wire. */
export type ServerSentEvent = {
  readonly id?: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
};

const fieldsOf = (block: string): ReadonlyMap<string, string> =>
  new Map(
    block
      .split('\n')
      .map((line) => /^(\w+): (.*)$/.exec(line))
      .flatMap((match) => (match === null ? [] : [[match[1] ?? '', match[2] ?? '']])),
  );

const eventOf = (block: string): ServerSentEvent | undefined => {
  const fields = fieldsOf(block);
  const event = fields.get('event');
  if (event === undefined) return undefined;
  const id = fields.get('id');
  return {
    ...(id === undefined ? {} : { id }),
    event,
    data: JSON.parse(fields.get('data') ?? '{}'),
  };
};

/**
 * Opens `GET /_local/events`; `until` reads up to the first event that `isLast` accepts, given all that have come with it,
 * and closes it.
 */
export const followEvents = async (
  url: string,
  { query = '', headers = {} }: { query?: string; headers?: Record<string, string> } = {},
) => {
  const response = await fetch(`${url}/_local/events${query}`, { headers });
  const until = async (
    isLast: (event: ServerSentEvent, come: readonly ServerSentEvent[]) => boolean,
  ) => {
    const events: ServerSentEvent[] = [];
    let text = '';
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (text + part).split('\n\n');
      text = blocks.pop() ?? '';
      for (const event of blocks.flatMap((block) => eventOf(block) ?? [])) {
        events.push(event);
        if (isLast(event, events)) return events;
      }
    }
    return events;
  };
  return { until };
};
