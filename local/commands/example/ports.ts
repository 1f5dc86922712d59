import { once } from 'node:events';
import { createServer } from 'node:net';
import { errorCode } from '#shared/system/error-code.ts';

/** What keeps a server from listening there: the code of listen(2) or of the look-up of the name. */
const obstacleAt = async (host: string, port: number): Promise<string | undefined> => {
  const server = createServer();
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    return errorCode(error) ?? 'unknown error';
  }
  server.close();
  await once(server, 'close');
  return undefined;
};

/**
 * Throws where the app cannot listen. Looked at before the stack starts: Vite says it with a stack trace, and another
 * server at the address would be taken for the app.
 */
export const checkAppPort = async (host: string, port: number): Promise<void> => {
  const code = await obstacleAt(host, port);
  if (code === undefined) return;
  throw new Error(`The app cannot listen on port ${port} (${code}); choose another with --port`);
};

/** Throws where no stack can be started at the URL. The options of `npm run local` have other names. */
export const checkStackPort = async (url: string): Promise<void> => {
  const { hostname, port } = new URL(url);
  const code = await obstacleAt(hostname, Number(port || 80));
  if (code === undefined) return;
  throw new Error(
    `No local stack responds at ${url}, and none can be started there (${code}); choose another address with --stack`,
  );
};
