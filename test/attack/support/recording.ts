import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Listening, listen } from '../../../local/http/listen.ts';
import { startDynamodb } from '../../../local/services/dynamodb/engine.ts';

/** A DynamoDB that keeps every body of request and response: all that its tables and their streams ever held. */
export type Recording = Listening & { bodies(): readonly string[] };

const forward = (incoming: IncomingMessage, body: Buffer, target: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const { method, headers, url } = incoming;
    const outgoing = request(new URL(url ?? '/', target), { method, headers }, resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });

export const startRecording = async (): Promise<Recording> => {
  const engine = await startDynamodb();
  const bodies: string[] = [];
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const asked = await buffer(incoming);
    const upstream = await forward(incoming, asked, engine.url);
    const answered = await buffer(upstream);
    bodies.push(asked.toString(), answered.toString());
    outgoing.writeHead(upstream.statusCode ?? 502, upstream.headers);
    outgoing.end(answered);
  };
  const server = createServer((incoming, outgoing) => {
    // A function that is killed in a call leaves half of it.
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  const listening = await listen(server);
  return {
    ...listening,
    bodies: () => bodies,
    stop: async () => {
      await listening.stop();
      await engine.stop();
    },
  };
};
