import type { Hono } from 'hono';
import type { Store } from '../store/store.ts';
import { issuer } from './open-id-token.ts';
import { signingKeyOf } from './signing-key.ts';

/** The public key and the configuration document, at the paths that `https://cognito-identity.amazonaws.com` has. */
export const addWellKnown = (app: Hono, store: Store): void => {
  app.get('/.well-known/jwks_uri', (context) => {
    context.header('access-control-allow-origin', '*');
    return context.json({ keys: [signingKeyOf(store).publicJwk] });
  });
  app.get('/.well-known/openid-configuration', (context) => {
    context.header('access-control-allow-origin', '*');
    return context.json({
      issuer,
      jwks_uri: `${new URL(context.req.url).origin}/.well-known/jwks_uri`,
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['public'],
      response_types_supported: ['id_token'],
    });
  });
};
