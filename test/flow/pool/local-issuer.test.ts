import { GetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignIn, signInWith } from '../../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  stack = await startTestStack({ issuer: 'local' });
  user = signInWith(stack);
});

afterAll(() => stack.stop());

type Discovered = { readonly issuer: string; readonly jwks_uri: string };

/** As an OpenID Connect client does: the issuer is all that it knows (OpenID Connect Discovery 1.0, section 4). */
const discover = async (issuer: string): Promise<Discovered> => {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  return response.json() as Promise<Discovered>;
};

describe('--issuer local', () => {
  it('tokens, discovery and info name the stack as the issuer', async () => {
    const { issuer, userPoolId } = stack.info;
    const { jwks_uri, ...discovered } = await discover(issuer);

    expect(issuer).toBe(`${stack.url}/${userPoolId}`);
    expect(discovered.issuer).toBe(issuer);
    expect(jwks_uri).toBe(`${issuer}/.well-known/jwks.json`);
  });

  it('a client that knows only the issuer verifies both tokens', async () => {
    const { issuer } = stack.info;
    const { tokens } = await user.signIn();
    const { jwks_uri } = await discover(issuer);
    const keys = createRemoteJWKSet(new URL(jwks_uri));

    for (const token of [tokens.IdToken, tokens.AccessToken]) {
      const { payload } = await jwtVerify(token ?? '', keys, { issuer });
      expect(payload.iss).toBe(issuer);
    }
  });

  it('the pool takes its own tokens', async () => {
    const { email, tokens } = await user.signIn();

    const { UserAttributes } = await user.cognito.send(
      new GetUserCommand({ AccessToken: tokens.AccessToken }),
    );

    expect(UserAttributes).toContainEqual({ Name: 'email', Value: email });
  });
});
