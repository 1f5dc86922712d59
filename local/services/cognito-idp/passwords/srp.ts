import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { SrpServer } from '../store/sign-in-state.ts';

/**
 * SRP-6a (RFC 5054) as Cognito's clients speak it: the 3072-bit group of RFC 5054 appendix A with generator 2, SHA-256,
 * numbers hashed as Java's BigInteger writes them. All values in and out are hexadecimal.
 */
const prime =
  'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD' +
  'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED' +
  'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F' +
  '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B' +
  'E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510' +
  '15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7' +
  'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C' +
  'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF';

const N = BigInt(`0x${prime}`);

const toBigInt = (hex: string): bigint => BigInt(`0x${hex}`);

/** Even in length, with a leading zero byte where the first bit is set, as Java's BigInteger.toByteArray. */
const padHex = (number: bigint): string => {
  const digits = number.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  return /^[89a-f]/.test(even) ? `00${even}` : even;
};

const sha256 = (...parts: readonly (string | Buffer)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

const hexHash = (hex: string): string => sha256(Buffer.from(hex, 'hex'));

const k = toBigInt(hexHash(padHex(N) + padHex(2n)));

const toBytes = (number: bigint): Buffer => Buffer.from(padHex(number), 'hex');

/** Every exponent here has 256 bits, so this takes about 6 ms. OpenSSL would first test the prime, for 1.5 s. */
const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % N;
    if (bit === '1') result = (result * base) % N;
  }
  return result;
};

/** g^x, where x is derived from salt, the pool's name in SRP, user name and password. */
export const verifierOf = (
  salt: string,
  poolName: string,
  username: string,
  password: string,
): string => {
  const identity = sha256(`${poolName}${username}:${password}`);
  const x = toBigInt(hexHash(padHex(toBigInt(salt)) + identity));
  return power(2n, x).toString(16);
};

export const startSrp = (verifier: string): SrpServer => {
  const b = toBigInt(randomBytes(32).toString('hex'));
  const B = (k * toBigInt(verifier) + power(2n, b)) % N;
  return { secret: b.toString(16), public: B.toString(16) };
};

/** Whether A may be used at all (RFC 5054 section 2.5.4: a multiple of N would make every password right). */
export const isClientPublic = (hex: string): boolean =>
  /^[0-9a-fA-F]{1,800}$/.test(hex) && toBigInt(hex) % N !== 0n;

/** The 16 bytes that both sides derive from a right password. */
export const sharedKey = (server: SrpServer, verifier: string, clientPublic: string): Buffer => {
  const A = toBigInt(clientPublic);
  const u = toBigInt(hexHash(padHex(A) + padHex(toBigInt(server.public))));
  const base = (A * power(toBigInt(verifier), u)) % N;
  const S = power(base, toBigInt(server.secret));
  return Buffer.from(hkdfSync('sha256', toBytes(S), toBytes(u), 'Caldera Derived Key', 16));
};
