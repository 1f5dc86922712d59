/** A body in the framing `aws-chunked`: chunks, each perhaps with a signature, then headers behind them. */
export type Chunked = {
  readonly chunks: readonly { readonly data: Buffer; readonly signature: string | undefined }[];
  readonly trailers: readonly (readonly [name: string, value: string])[];
};

/** A line's text and where the next one begins; undefined where the line does not end. */
const readLine = (body: Buffer, at: number): { text: string; next: number } | undefined => {
  const end = body.indexOf('\r\n', at);
  return end < 0 ? undefined : { text: body.toString('latin1', at, end), next: end + 2 };
};

/** `a;chunk-signature=0f`: the size in hex, then extensions. */
const chunkHeader = /^([0-9a-f]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/i;

type Chunk = Chunked['chunks'][number];

const readChunk = (body: Buffer, at: number): { chunk: Chunk; next: number } | undefined => {
  const line = readLine(body, at);
  const [, size, signature] = chunkHeader.exec(line?.text ?? '') ?? [];
  if (line === undefined || size === undefined) return undefined;
  const end = line.next + Number.parseInt(size, 16);
  const chunk = { data: body.subarray(line.next, end), signature };
  // The last chunk, of no bytes, has no line break of its own: trailers or the closing one follow.
  if (end === line.next) return { chunk, next: end };
  return body.toString('latin1', end, end + 2) === '\r\n' ? { chunk, next: end + 2 } : undefined;
};

/** What is left behind the last chunk: lines `name:value`, closed by an empty one or by the end. */
const readTrailers = (rest: string): Chunked['trailers'] | undefined => {
  const lines = rest.replace(/(\r\n){1,2}$/, '').split('\r\n');
  if (lines.length === 1 && lines[0] === '') return [];
  const pairs = lines.map((line) => /^([\w-]+):\s*(.*?)\s*$/.exec(line)?.slice(1, 3) ?? []);
  if (pairs.some(({ length }) => length !== 2)) return undefined;
  return pairs.map(([name = '', value = '']) => [name.toLowerCase(), value]);
};

/**
 * Takes the framing apart; undefined where it is broken.
 *
 * @see Amazon S3 API reference, sigv4-streaming and sigv4-streaming-trailers
 */
export const readChunks = (body: Buffer): Chunked | undefined => {
  const chunks: Chunk[] = [];
  let at = 0;
  for (;;) {
    const read = readChunk(body, at);
    if (read === undefined) return undefined;
    chunks.push(read.chunk);
    at = read.next;
    if (read.chunk.data.length > 0) continue;
    const trailers = readTrailers(body.toString('latin1', at));
    return trailers === undefined ? undefined : { chunks, trailers };
  }
};
