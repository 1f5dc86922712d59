import { createHash, createHmac } from 'node:crypto';

const algorithms = ['md5', 'sha1', 'sha256', 'sha512'] as const;
const encodings = ['hex', 'base64', 'base64url'] as const;

/** The shortest part of a hash that tells a guess from another one with certainty enough to be of use. */
const shortest = 12;

const joined = (secret: string, salt: string): readonly string[] =>
  ['', ':', '|', '#', '/', '\n'].flatMap((by) => [
    `${salt}${by}${secret}`,
    `${secret}${by}${salt}`,
  ]);

/**
 * What a reader of the table would compute to test a guess: the text itself, its hashes, hashes with anything that the table
 * shows as salt, and HMACs with anything that it shows as key. Each cut to its first 12 characters, so that a hash that was
 * cut is found too.
 */
export const testsOf = (secret: string, shown: readonly string[]): ReadonlySet<string> => {
  const texts = new Set([secret, ...shown.flatMap((salt) => joined(secret, salt))]);
  const digests = [...texts].flatMap((text) =>
    algorithms.map((algorithm) => createHash(algorithm).update(text).digest()),
  );
  const keyed = shown.flatMap((key) =>
    algorithms.map((algorithm) => createHmac(algorithm, key).update(secret).digest()),
  );
  const written = [...digests, ...keyed].flatMap((digest) =>
    encodings.map((encoding) => digest.toString(encoding).slice(0, shortest)),
  );
  return new Set(written);
};
