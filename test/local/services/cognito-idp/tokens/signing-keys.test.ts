import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools);
});

afterAll(() => pools.stop());

describe('a pool’s keys', () => {
  it('an unmodified verifier accepts a pool’s tokens by its published keys', async () => {
    const { UserPoolId: userPoolId, ClientId: clientId } = pool;
    const { AccessToken = '', IdToken = '' } = await pool.signIn(await pool.newUser());
    const jwks = await (await fetch(`${pools.url}/${userPoolId}/.well-known/jwks.json`)).json();

    for (const [tokenUse, token] of [
      ['access', AccessToken],
      ['id', IdToken],
    ] as const) {
      const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse });
      verifier.cacheJwks(jwks as Jwks);
      expect(await verifier.verify(token)).toMatchObject({ token_use: tokenUse });
    }
  });

  it('pools have different keys', async () => {
    const other = await newPool(pools);
    const { AccessToken } = await other.signIn(await other.newUser());
    const [, payload] = (AccessToken ?? '').split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
    const forged = { ...claims, iss: claims.iss.replace(other.UserPoolId, pool.UserPoolId) };
    const body = Buffer.from(JSON.stringify(forged)).toString('base64url');
    const token = (AccessToken ?? '').replace(payload ?? '', body);

    expect(await refusalOf(pools.cognito.getUser({ AccessToken: token }))).toBe(
      'NotAuthorizedException: Invalid Access Token',
    );
  });

  it('the discovery document names the pool’s keys and no others', async () => {
    const base = `${pools.url}/${pool.UserPoolId}/.well-known`;
    const document = await (await fetch(`${base}/openid-configuration`)).json();

    expect(document).toMatchObject({
      issuer: `https://cognito-idp.eu-central-1.amazonaws.com/${pool.UserPoolId}`,
      jwks_uri: `${base}/jwks.json`,
    });
    expect((await fetch(`${base}/other`)).status).toBe(404);
    expect((await fetch(`${pools.url}/eu-central-1_NOPE/.well-known/jwks.json`)).status).toBe(404);
  });
});
