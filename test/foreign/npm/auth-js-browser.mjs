/* A browser of an app with Auth.js: requests to its handler, with the cookies that it sets. */
import { Auth } from '@auth/core';

const base = 'http://localhost:3000/api/auth';

/** @param config of Auth.js; `errors` are those that it logged, in order */
export const browserOf = (config) => {
  const cookies = new Map();
  const errors = [];
  const options = {
    basePath: '/api/auth',
    secret: 'a secret of this test only',
    trustHost: true,
    logger: { error: (error) => errors.push(error), warn: () => {}, debug: () => {} },
    ...config,
  };

  const send = async (path, init = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = new Request(`${base}/${path}`, { ...init, headers: { cookie } });
    const response = await Auth(request, options);
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      cookies.set(name, value);
    }
    return response;
  };

  const get = async (path) => (await send(path)).json();

  /** A form with the token against forged requests that Auth.js asks for. */
  const post = async (path, fields) => {
    const { csrfToken } = await get('csrf');
    return send(path, { method: 'POST', body: new URLSearchParams({ ...fields, csrfToken }) });
  };

  return { get, post, errors };
};
