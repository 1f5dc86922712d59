import { request } from 'node:http';

export type WireAnswer = {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
};

export type WireCall = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in these parts, without a declared length when there is more than one. */
  readonly parts?: readonly (string | Uint8Array)[];
};

/** One HTTP call byte by byte: with any Host, any header and any body, as no client would send it. */
export const wire = (url: string, call: WireCall = {}): Promise<WireAnswer> =>
  new Promise((resolve, reject) => {
    const { method = 'POST', path = '/', headers = {}, parts = [] } = call;
    const outgoing = request(new URL(path, url), { method, headers, agent: false }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (part) => {
        text += part;
      });
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
      );
      incoming.on('error', reject);
    });
    outgoing.on('error', reject);
    const last = parts.at(-1);
    for (const part of parts.slice(0, -1)) outgoing.write(part);
    outgoing.end(last);
  });

/** `name message` of a refusal in the JSON of Amazon's protocols. */
export const refusal = ({ status, text }: WireAnswer): string => {
  const { __type, message } = JSON.parse(text);
  return `${status} ${__type}: ${message}`;
};
