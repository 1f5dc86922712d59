/* Tokens that a verifier must refuse, made of one that it must accept. */
import { generateKeyPair, SignJWT } from 'jose';

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part) => JSON.parse(Buffer.from(part, 'base64url').toString());

/** The same header and claims, signed with a key of our own. */
const signedWithAnotherKey = async (header, claims) => {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT(claims).setProtectedHeader(header).sign(privateKey);
};

/** Signed by HMAC with what everybody has: the public key (RFC 8725, section 2.1). */
const signedWithThePublicKey = (header, claims, modulus) =>
  new SignJWT(claims)
    .setProtectedHeader({ ...header, alg: 'HS256' })
    .sign(Buffer.from(modulus, 'base64url'));

/** By name. `jwksUri` has the keys that verify the token. */
export const forgeriesOf = async (token, jwksUri) => {
  const [head, body, signature] = token.split('.');
  const [header, claims] = [decode(head), decode(body)];
  const { keys } = await (await fetch(jwksUri)).json();
  const changed = encode({ ...claims, sub: '00000000-0000-7000-8000-000000000000' });
  return {
    'claims-changed': `${head}.${changed}.${signature}`,
    unsigned: `${encode({ ...header, alg: 'none' })}.${body}.`,
    'signed-with-another-key': await signedWithAnotherKey(header, claims),
    'signed-with-the-public-key': await signedWithThePublicKey(header, claims, keys[0].n),
  };
};
