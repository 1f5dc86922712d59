import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import type { Service } from '../service.ts';
import type { PoolRecord } from '../store/records.ts';

type SigningKey = {
  readonly privateKey: KeyObject;
  /** The published key: kty, n, e, kid, alg, use. */
  readonly publicJwk: JWK;
};

const opened = new WeakMap<object, SigningKey>();

const open = (jwk: JWK): SigningKey => {
  const { kty, n, e } = jwk;
  const kid = createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64');
  return {
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
    publicJwk: { alg: 'RS256', e, kid, kty, n, use: 'sig' } as JWK,
  };
};

/** The pool's RSA key of 2048 bits, made at first use. There is no await, so it cannot be made twice. */
export const signingKeyOf = ({ store }: Service, pool: PoolRecord): SigningKey => {
  const stored =
    store.signingKeys.get(pool.id) ??
    store.signingKeys.put(
      pool.id,
      generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    );
  const known = opened.get(stored);
  if (known !== undefined) return known;
  const key = open(stored);
  opened.set(stored, key);
  return key;
};

/**
 * The value of `iss`. By Amazon's address, verifiers that build it from the pool's id accept the tokens, with the keys
 * handed to them. By this stack's, every OpenID Connect client finds discovery and keys below it.
 */
export const issuerOf = ({ issuerBase }: Service, pool: PoolRecord): string =>
  `${issuerBase}/${pool.id}`;
