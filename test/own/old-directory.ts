import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { type Listening, listen } from '../../local/http/listen.ts';

type OldUser = { readonly email: string; readonly password: string };

const knows = (user: OldUser, asked: unknown): boolean => {
  if (typeof asked !== 'object' || asked === null) return false;
  if (!('name' in asked) || asked.name !== user.email) return false;
  return !('password' in asked) || asked.password === user.password;
};

/** An old directory with one user, over HTTP as the example's function asks it. */
export const startOldDirectory = (user: OldUser): Promise<Listening> =>
  listen(
    createServer(async (request, response) => {
      const isRight = knows(user, await json(request));
      response.writeHead(isRight ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isRight ? { email: user.email, name: 'Grace' } : {}));
    }),
  );
