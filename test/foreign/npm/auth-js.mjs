/*
 * Auth.js (NextAuth 5) against a local stack that names itself as the issuer. Its Cognito provider signs in by hosted
 * pages, which the stack does not have: the last step shows where it ends. The rest is what works without them.
 * usage: auth-js.mjs NATIVE   (started with CodeSignIn=native and --issuer local)
 */
import assert from 'node:assert/strict';
import Cognito from '@auth/core/providers/cognito';
import * as oauth from 'oauth4webapi';
import { browserOf } from './auth-js-browser.mjs';
import { forgeriesOf } from './forge.mjs';
import { answer, signIn, signInElsewhere, signUp, start } from './native-user.mjs';
import { connect } from './pool.mjs';

const [native] = process.argv.slice(2);
const pool = await connect(native);
const { issuer, userPoolClientId: clientId, jwksUri } = pool.info;
const provider = Cognito({ issuer, clientId, clientSecret: 'none' });

/** As Auth.js does at each sign-in by a provider. */
const discover = async () => {
  const location = new URL(provider.options.issuer);
  const options = { [oauth.allowInsecureRequests]: true };
  return oauth.processDiscoveryResponse(location, await oauth.discoveryRequest(location, options));
};

/** The checks of an ID token in Auth.js's library: those that Auth.js asks for, and the signature, which it does not. */
const verify = async ({ IdToken, AccessToken }) => {
  const server = await discover();
  const response = Response.json({
    id_token: IdToken,
    access_token: AccessToken,
    token_type: 'Bearer',
    expires_in: 3600,
  });
  const client = { client_id: clientId };
  const result = await oauth.processGenericTokenEndpointResponse(server, client, response);
  await oauth.validateApplicationLevelSignature(server, response, {
    [oauth.allowInsecureRequests]: true,
  });
  return oauth.getValidatedIdTokenClaims(result);
};

let steps = 0;
const step = async (name, run) => {
  await run();
  steps += 1;
  console.log(`Auth.js: ${name}`);
};

await step('discovery agrees with the issuer and names the keys', async () => {
  const server = await discover();
  assert.equal(server.issuer, issuer);
  assert.equal(server.jwks_uri, jwksUri);
});

await step('the ID token of a sign-in by mailed code passes every check', async () => {
  const claims = await verify(await signIn(pool));
  assert.equal(claims.aud, clientId);
  assert.deepEqual(claims.roles, ['member']);
});

await step('forged ID tokens and those of another pool are refused', async () => {
  const tokens = await signIn(pool);
  const forged = Object.values(await forgeriesOf(tokens.IdToken, jwksUri));
  for (const IdToken of [...forged, (await signInElsewhere(pool)).IdToken]) {
    await assert.rejects(verify({ ...tokens, IdToken }), oauth.OperationProcessingError);
  }
});

/** The app's page asks for the code and calls `authorize` with it. */
const byMailedCode = {
  id: 'code',
  name: 'Mailed code',
  type: 'credentials',
  credentials: {},
  authorize: async ({ email, code, session }) => {
    const claims = await verify(await answer(pool, { email, code, session }));
    return { id: claims.sub, email: claims.email };
  },
};

await step('its credentials provider signs in by mailed code and keeps a session', async () => {
  const browser = browserOf({ providers: [byMailedCode] });
  const email = await signUp(pool);
  const session = await start(pool, email);
  await browser.post('callback/code', { email, code: await pool.codeTo(email, 8), session });
  assert.equal((await browser.get('session')).user.email, email);
});

await step('a wrong code gives no session', async () => {
  const browser = browserOf({ providers: [byMailedCode] });
  const email = await signUp(pool);
  const session = await start(pool, email);
  await browser.post('callback/code', { email, code: 'nonsense', session });
  assert.equal(await browser.get('session'), null);
});

await step('its Cognito provider discovers, and ends where hosted pages would begin', async () => {
  const browser = browserOf({ providers: [provider] });
  await browser.post('signin/cognito', {});
  assert.equal(
    browser.errors.at(-1)?.message,
    'Authorization server did not provide an authorization endpoint.',
  );
});

console.log(`Auth.js: ${steps} steps passed`);
