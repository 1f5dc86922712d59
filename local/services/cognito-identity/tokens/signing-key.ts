import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import type { Store } from '../store/store.ts';

export type SigningKey = {
  readonly privateKey: KeyObject;
  /** The published key: kty, n, e, kid, alg, use. */
  readonly publicJwk: JWK;
};

const opened = new WeakMap<object, SigningKey>();

const open = (jwk: JWK): SigningKey => {
  const { kty = 'RSA', n = '', e = '' } = jwk;
  const kid = createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
  return {
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
    publicJwk: { alg: 'RS256', e, kid, kty, n, use: 'sig' },
  };
};

const name = 'cognito-identity';

/** The RSA key of 2048 bits that signs every token, made at first use. There is no await, so it cannot be made twice. */
export const signingKeyOf = ({ signingKeys }: Store): SigningKey => {
  const stored =
    signingKeys.get(name) ??
    signingKeys.put(
      name,
      generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    );
  const known = opened.get(stored) ?? open(stored);
  opened.set(stored, known);
  return known;
};
