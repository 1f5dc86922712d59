import { createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes } from 'node:crypto';

/** The client's half of SRP as Cognito's clients compute it (RFC 5054, group of 3072 bits, SHA-256), told by numbers alone. */

const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
const g = 2n;

const hex = (number: bigint): string => {
  const digits = number.toString(16);
  const even = digits.padStart(digits.length + (digits.length % 2), '0');
  return Number.parseInt(even.charAt(0), 16) >= 8 ? `00${even}` : even;
};
const big = (digits: string): bigint => BigInt(`0x${digits}`);
const sha = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const hashed = (...numbers: bigint[]): bigint =>
  big(sha(Buffer.from(numbers.map(hex).join(''), 'hex')));

const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % N;
    if (bit === '1') result = (result * base) % N;
  }
  return result;
};

/** One exchange: `SRP_A` to start with, and the responses that prove the password. */
export const srpClient = (userPoolId: string, password: string) => {
  const a = big(randomBytes(32).toString('hex'));
  const A = power(g, a);
  const poolName = userPoolId.slice(userPoolId.indexOf('_') + 1);
  return {
    SRP_A: A.toString(16),
    answer: (parameters: Readonly<Record<string, string>> = {}) => {
      const { SALT = '0', SRP_B = '0', USER_ID_FOR_SRP: name = '', SECRET_BLOCK = '' } = parameters;
      const B = big(SRP_B);
      const u = hashed(A, B);
      const identity = sha(`${poolName}${name}:${password}`);
      const x = big(sha(Buffer.from(hex(big(SALT)) + identity, 'hex')));
      const base = (((B - hashed(N, g) * power(g, x)) % N) + N) % N;
      const S = power(base, a + u * x);
      const info = 'Caldera Derived Key';
      const secret = Buffer.from(hex(S), 'hex');
      const key = Buffer.from(hkdfSync('sha256', secret, Buffer.from(hex(u), 'hex'), info, 16));
      const TIMESTAMP = 'Tue Nov 24 12:00:00 UTC 2026';
      return {
        USERNAME: name,
        PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
        PASSWORD_CLAIM_SIGNATURE: createHmac('sha256', key)
          .update(poolName + name)
          .update(Buffer.from(SECRET_BLOCK, 'base64'))
          .update(TIMESTAMP)
          .digest('base64'),
        TIMESTAMP,
      };
    },
  };
};
