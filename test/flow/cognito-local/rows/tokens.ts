import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { expect } from 'vitest';
import { newEmail, refusalOf } from '../../../support/pool/sign-in.ts';
import type { Bench, Row } from '../row.ts';
import { uuid } from '../shapes.ts';

const signedIn = async ({ open }: Bench) => {
  const pool = await open();
  const email = newEmail();
  const Username = await pool.newUser({ email, email_verified: 'true' });
  const { IdToken = '', AccessToken = '', RefreshToken = '' } = await pool.signIn(Username);
  const { sub } = await pool.attributes(Username);
  return { pool, email, Username, sub, IdToken, AccessToken, RefreshToken };
};

const discover = async (
  base: string,
): Promise<{ readonly issuer: string; readonly jwks_uri: string }> =>
  JSON.parse(await (await fetch(`${base}/openid-configuration`)).text());

const times = {
  auth_time: expect.any(Number),
  iat: expect.any(Number),
  exp: expect.any(Number),
};

const ids = { event_id: uuid, jti: uuid, origin_jti: uuid };

export const tokenRows: readonly Row[] = [
  {
    operation: 'InitiateAuth',
    behaviour: 'an access token has these claims and no others',
    run: async (bench) => {
      const { pool, Username, sub, AccessToken } = await signedIn(bench);
      const claims = decodeJwt(AccessToken);
      return {
        ...claims,
        sub: claims.sub === sub,
        client_id: claims.client_id === pool.ClientId,
        username: claims.username === Username,
        iss: claims.iss?.endsWith(`.amazonaws.com/${pool.UserPoolId}`),
      };
    },
    expected: {
      ...times,
      ...ids,
      sub: true,
      client_id: true,
      username: true,
      iss: true,
      scope: 'aws.cognito.signin.user.admin',
      token_use: 'access',
    },
    differs: {
      cognitoLocal: 'there is no origin_jti, and the issuer is http://localhost:9229',
      source: 'guide: using the access token',
    },
  },
  {
    operation: 'InitiateAuth',
    behaviour: 'an ID token has these claims and no others',
    run: async (bench) => {
      const { pool, Username, email, sub, IdToken } = await signedIn(bench);
      const claims = decodeJwt(IdToken);
      return {
        ...claims,
        sub: claims.sub === sub,
        aud: claims.aud === pool.ClientId,
        'cognito:username': claims['cognito:username'] === Username,
        email: claims.email === email,
        iss: claims.iss?.endsWith(`.amazonaws.com/${pool.UserPoolId}`),
      };
    },
    expected: {
      ...times,
      ...ids,
      sub: true,
      aud: true,
      'cognito:username': true,
      email: true,
      email_verified: true,
      iss: true,
      token_use: 'id',
    },
    differs: {
      cognitoLocal: 'there is no origin_jti, and the issuer is http://localhost:9229',
      source: 'guide: using the ID token',
    },
  },
  {
    operation: 'InitiateAuth',
    behaviour: 'both tokens live an hour, and the client may say otherwise',
    run: async (bench) => {
      const life = (token?: string) => {
        const { exp = 0, iat = 0 } = decodeJwt(token ?? '');
        return exp - iat;
      };
      const { AccessToken, IdToken } = await signedIn(bench);
      const short = await bench.open({
        client: { AccessTokenValidity: 10, TokenValidityUnits: { AccessToken: 'minutes' } },
      });
      const shorter = await short.signIn(await short.newUser());
      return [life(AccessToken), life(IdToken), life(shorter.AccessToken)];
    },
    expected: [3600, 3600, 600],
    differs: {
      cognitoLocal: 'the default is 24 hours',
      source: 'API reference: CreateUserPoolClient, AccessTokenValidity',
    },
  },
  {
    operation: 'InitiateAuth',
    behaviour: 'a refresh token has no claims that a client could read',
    run: async (bench) => {
      const { RefreshToken } = await signedIn(bench);
      return refusalOf(Promise.resolve(RefreshToken).then(decodeJwt));
    },
    expected: expect.stringMatching(/^JWTInvalid: /),
    differs: {
      cognitoLocal: 'it is a signed token whose claims anyone can read',
      source: 'guide: using the refresh token',
    },
  },
  {
    operation: 'InitiateAuth',
    behaviour: 'a refresh keeps user, time of sign-in and origin, and takes a new id',
    run: async (bench) => {
      const { pool, AccessToken, RefreshToken } = await signedIn(bench);
      const { AuthenticationResult } = await bench.pools.cognito.initiateAuth({
        ClientId: pool.ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: RefreshToken },
      });
      const [before, after] = [AccessToken, AuthenticationResult?.AccessToken ?? ''].map((token) =>
        decodeJwt(token),
      );
      const same = (claim: string) => before?.[claim] === after?.[claim];
      return ['sub', 'auth_time', 'origin_jti', 'jti'].map(same);
    },
    expected: [true, true, true, false],
    differs: {
      cognitoLocal: 'auth_time is that of the refresh',
      source: 'guide: using the access token',
    },
  },
  {
    operation: 'jwks.json openid-configuration',
    behaviour: 'the published keys verify both tokens',
    run: async (bench) => {
      const { pool, IdToken, AccessToken } = await signedIn(bench);
      const base = `${bench.pools.url}/${pool.UserPoolId}/.well-known`;
      const discovered = await discover(base);
      const keys = createRemoteJWKSet(new URL(discovered.jwks_uri));
      const verified = [IdToken, AccessToken].map(async (token) => {
        const { protectedHeader, payload } = await jwtVerify(token, keys);
        return [protectedHeader.alg, payload.iss === discovered.issuer];
      });
      return Promise.all(verified);
    },
    expected: [
      ['RS256', true],
      ['RS256', true],
    ],
  },
];
