/*
 * openid-client against a local stack that names itself as the issuer: discovery, then tokens of a machine.
 * usage: openid-client.mjs ENDPOINT   (started with --issuer local)
 */
import assert from 'node:assert/strict';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as openid from 'openid-client';
import { connect } from './pool.mjs';

const [endpoint] = process.argv.slice(2);
const { info, call } = await connect(endpoint);
const { userPoolId: UserPoolId } = info;

await call('CreateResourceServer', {
  UserPoolId,
  Identifier: 'reports',
  Name: 'Reports',
  Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read reports' }],
});
const { UserPoolClient: machine } = await call('CreateUserPoolClient', {
  UserPoolId,
  ClientName: 'machine',
  GenerateSecret: true,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['client_credentials'],
  AllowedOAuthScopes: ['reports/read'],
});
const { ClientId: id, ClientSecret: secret } = machine;

const discoverWith = (proof) =>
  openid.discovery(new URL(info.issuer), id, undefined, proof, {
    execute: [openid.allowInsecureRequests],
  });

let steps = 0;
const step = async (name, run) => {
  await run();
  steps += 1;
  console.log(`openid-client: ${name}`);
};

await step('discovery agrees with the issuer and names keys and token endpoint', async () => {
  const metadata = (await discoverWith(openid.ClientSecretBasic(secret))).serverMetadata();
  assert.equal(metadata.issuer, info.issuer);
  assert.equal(metadata.jwks_uri, info.jwksUri);
  assert.equal(metadata.token_endpoint, `${endpoint}/oauth2/token`);
});

for (const proof of [openid.ClientSecretBasic(secret), openid.ClientSecretPost(secret)]) {
  await step('client credentials give a token that the discovered keys verify', async () => {
    const config = await discoverWith(proof);
    const tokens = await openid.clientCredentialsGrant(config, {
      scope: 'reports/read',
      aws_client_metadata: '{"environment":"test"}',
    });
    const { issuer, jwks_uri } = config.serverMetadata();
    const keys = createRemoteJWKSet(new URL(jwks_uri));
    const { payload } = await jwtVerify(tokens.access_token, keys, { issuer });
    assert.equal(payload.client_id, id);
    assert.equal(payload.scope, 'reports/read');
    assert.equal(tokens.expires_in, 3600);
  });
}

await step('a wrong secret and a scope that the client lacks are refused by name', async () => {
  const wrong = await discoverWith(openid.ClientSecretPost(`${secret}x`));
  await assert.rejects(openid.clientCredentialsGrant(wrong, {}), { error: 'invalid_client' });
  const config = await discoverWith(openid.ClientSecretPost(secret));
  const asked = openid.clientCredentialsGrant(config, { scope: 'reports/write' });
  await assert.rejects(asked, { error: 'invalid_scope' });
});

console.log(`openid-client: ${steps} steps passed`);
