import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { listen } from '../../../local/http/listen.ts';

const redirectUri = 'https://app.example.com/signed-in';

/** The cookies of one browser. */
const createJar = () => {
  const jar = new Map<string, string>();
  return {
    header: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    keep: (response: Response) => {
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
    },
  };
};

/** One sign-in at the provider, as a browser and an app make it; gives back the ID token. */
const signIn = async (issuer: string, clientId: string, login: string): Promise<string> => {
  const jar = createJar();
  const send = async (url: string, form?: Record<string, string>) => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: jar.header() },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    jar.keep(response);
    return new URL(response.headers.get('location') ?? '', issuer).href;
  };
  const asked = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid',
  });
  let at = await send(`${issuer}/auth?${asked}`);
  for (const form of [{ prompt: 'login', login, password: 'any' }, { prompt: 'consent' }]) {
    if (at.startsWith(redirectUri)) break;
    at = await send(await send(at, form));
  }
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code: new URL(at).searchParams.get('code') ?? '',
    }),
  });
  const { id_token: token } = Object(await response.json());
  if (typeof token !== 'string') throw new Error('the provider gave no ID token');
  return token;
};

/** A real provider of OpenID Connect on a port of its own, which has these clients. */
export const startOidcProvider = async (...clientIds: string[]) => {
  // The issuer has the port, which is known once the server listens.
  const server = createServer();
  const { url, stop } = await listen(server);
  const provider = new Provider(url, {
    clients: clientIds.map((client_id) => ({
      client_id,
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: 'none' as const,
    })),
    pkce: { required: () => false },
    cookies: { keys: ['test'] },
  });
  server.on('request', provider.callback());
  return {
    /** As the identity pool names it. */
    name: url.replace('http://', ''),
    signIn: (clientId: string, login: string) => signIn(url, clientId, login),
    stop,
  };
};
