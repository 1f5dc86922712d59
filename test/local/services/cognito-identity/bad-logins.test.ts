import { decodeJwt, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startIdentityPools,
  type TestIdentityPools,
} from '../../../support/identity/identity-pools.ts';
import fc from '../../../support/properties.ts';

let pools: TestIdentityPools;
let foreign: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
  pools = await startIdentityPools();
  foreign = await generateKeyPair('RS256', { extractable: true });
});

afterAll(() => pools.stop());

const getId = (token: string, provider = pools.provider) =>
  pools.identities.getId({
    IdentityPoolId: pools.identityPoolId,
    Logins: { [provider]: token },
  });

const refused = (message: string) => ({ name: 'NotAuthorizedException', message });

const newTokens = async () => {
  const Username = await pools.newUser();
  const { IdToken = '', AccessToken = '' } = await pools.signIn(Username);
  return { Username, IdToken, AccessToken };
};

/** The claims of a good token, signed with another key. */
const forged = async (header: object = {}) => {
  const { IdToken } = await newTokens();
  return new SignJWT(decodeJwt(IdToken))
    .setProtectedHeader({ alg: 'RS256', ...header })
    .sign(foreign.privateKey);
};

const couldNotVerify = refused("Invalid login token. Couldn't verify signed token.");

describe('logins that do not count', () => {
  it('a token that is no JWT is refused', async () => {
    await expect(getId('not a token')).rejects.toMatchObject(
      refused('Invalid login token. Not a valid OpenId Connect identity token.'),
    );
  });

  it('an access token is refused', async () => {
    const { AccessToken } = await newTokens();

    await expect(getId(AccessToken)).rejects.toMatchObject(
      refused('Invalid login token. Missing a required claim: aud'),
    );
  });

  it('a provider name with a colon for the slash is refused', async () => {
    const { IdToken } = await newTokens();

    await expect(getId(IdToken, pools.provider.replace('/', ':'))).rejects.toMatchObject(
      refused("Invalid login token. Issuer doesn't match providerName"),
    );
  });

  it('an expired token is refused by the clock of the pool', async () => {
    const { IdToken } = await newTokens();
    const expiry = decodeJwt(IdToken).exp;
    pools.advance(3600);

    await expect(getId(IdToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: expect.stringMatching(
        new RegExp(`^Invalid login token\\. Token expired: \\d{10} >= ${expiry}$`),
      ),
    });
  });

  it('a token of an app client that the pool does not have is refused', async () => {
    const { Username } = await newTokens();
    const { UserPoolClient } = await pools.cognito.createUserPoolClient({
      UserPoolId: pools.userPoolId,
      ClientName: 'other',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    });
    const { AuthenticationResult } = await pools.cognito.initiateAuth({
      ClientId: UserPoolClient?.ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD: 'Correct-horse-1' },
    });

    await expect(getId(AuthenticationResult?.IdToken ?? '')).rejects.toMatchObject(
      refused('Token is not from a supported provider of this identity pool.'),
    );
  });

  it('a token of another user pool is refused', async () => {
    const { UserPool } = await pools.cognito.createUserPool({ PoolName: 'other' });
    const name = `cognito-idp.us-east-1.amazonaws.com/${UserPool?.Id}`;
    const { IdToken } = await newTokens();
    const token = await new SignJWT({ ...decodeJwt(IdToken), iss: `https://${name}` })
      .setProtectedHeader({ alg: 'RS256' })
      .sign(foreign.privateKey);

    await expect(getId(token, name)).rejects.toMatchObject(
      refused('Token is not from a supported provider of this identity pool.'),
    );
  });

  it('a token that another key signed is refused', async () => {
    await expect(getId(await forged())).rejects.toMatchObject(couldNotVerify);
  });

  it('a key that the token brings along is not believed', async () => {
    const jwk = await exportJWK(foreign.publicKey);

    await expect(getId(await forged({ jwk }))).rejects.toMatchObject(couldNotVerify);
  });

  it('an unsigned token is refused', async () => {
    const { IdToken } = await newTokens();

    await expect(getId(new UnsecuredJWT(decodeJwt(IdToken)).encode())).rejects.toMatchObject(
      couldNotVerify,
    );
  });

  it('a token signed with the published key as a shared secret is refused', async () => {
    const { IdToken } = await newTokens();
    const response = await fetch(`${pools.url}/${pools.userPoolId}/.well-known/jwks.json`);
    const token = await new SignJWT(decodeJwt(IdToken))
      .setProtectedHeader({ alg: 'HS256' })
      .sign(Buffer.from(await response.text()));

    await expect(getId(token)).rejects.toMatchObject(couldNotVerify);
  });

  it.each([
    [
      'disabled',
      (Username: string) =>
        pools.cognito.adminDisableUser({ Username, UserPoolId: pools.userPoolId }),
    ],
    [
      'deleted',
      (Username: string) =>
        pools.cognito.adminDeleteUser({ Username, UserPoolId: pools.userPoolId }),
    ],
    [
      'signed out everywhere',
      (Username: string) =>
        pools.cognito.adminUserGlobalSignOut({ Username, UserPoolId: pools.userPoolId }),
    ],
  ])('the token of a user who was %s is refused before it expires', async (_, end) => {
    const { Username, IdToken } = await newTokens();
    await getId(IdToken);
    await end(Username);

    await expect(getId(IdToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('one bad login beside a good one refuses the call', async () => {
    const Logins = { ...(await pools.newLogins()), 'graph.facebook.com': 'x' };

    await expect(
      pools.identities.getId({ IdentityPoolId: pools.identityPoolId, Logins }),
    ).rejects.toMatchObject(
      refused('Token is not from a supported provider of this identity pool.'),
    );
  });

  it('no change of a single character of a token is accepted', async () => {
    const { IdToken } = await newTokens();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
    await fc.assert(
      fc.asyncProperty(
        // The last character of a signature has bits that no decoder reads.
        fc.integer({ min: 0, max: IdToken.length - 2 }),
        fc.constantFrom(...alphabet),
        async (at, character) => {
          fc.pre(IdToken[at] !== character);
          const changed = `${IdToken.slice(0, at)}${character}${IdToken.slice(at + 1)}`;
          await expect(getId(changed)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('no text in place of a token and no provider is accepted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1, maxLength: 60 }),
        fc.oneof(
          fc.constantFrom(pools.provider, 'cognito-identity.amazonaws.com', '__proto__', 'iss'),
          fc.string({ minLength: 1, maxLength: 40 }),
        ),
        async (token, provider) => {
          const call = pools.identities.getId({
            IdentityPoolId: pools.identityPoolId,
            Logins: Object.fromEntries([[provider, token]]),
          });
          await expect(call).rejects.toMatchObject({
            name: expect.stringMatching(/^(NotAuthorized|Validation)Exception$/),
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
