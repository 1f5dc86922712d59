import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import * as v from 'valibot';
import type { Service } from '../service.ts';
import type { WebIdentity } from '../session.ts';
import { signingKeyOf } from './signing-key.ts';

/** The value of `iss`, and the name of the provider without its scheme. */
export const issuer = 'https://cognito-identity.amazonaws.com';

export const ownProvider = 'cognito-identity.amazonaws.com';

/** Where a token carries session tags (IAM user guide, id_session-tags: adding tags with web identity). */
const tagsClaim = 'https://aws.amazon.com/tags';

const tagsOf = (tags: Readonly<Record<string, string>>) =>
  Object.keys(tags).length === 0
    ? {}
    : {
        [tagsClaim]: {
          principal_tags: Object.fromEntries(
            Object.entries(tags).map(([key, value]) => [key, [value]]),
          ),
        },
      };

/**
 * A token that says who an identity is (developer guide, iam-roles): `sub` is the identity's id, `aud` the pool's.
 *
 * @param seconds how long it is valid, by the pool's clock
 */
export const issueToken = (
  { store, clock }: Pick<Service, 'store' | 'clock'>,
  { identityPoolId, identityId, amr, principalTags }: WebIdentity,
  seconds: number,
): Promise<string> => {
  const { privateKey, publicJwk } = signingKeyOf(store);
  const now = Math.floor(clock.now() / 1000);
  return new SignJWT({ amr, ...tagsOf(principalTags) })
    .setProtectedHeader({ alg: 'RS256', kid: publicJwk.kid ?? '', typ: 'JWS' })
    .setIssuer(issuer)
    .setSubject(identityId)
    .setAudience(identityPoolId)
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .setJti(randomUUID())
    .sign(privateKey);
};

/** What a token says, and until when: seconds since 1970. */
export type PoolToken = WebIdentity & { readonly expiresAt: number };

const claimsSchema = v.looseObject({
  exp: v.number(),
  sub: v.string(),
  aud: v.string(),
  amr: v.array(v.string()),
  [tagsClaim]: v.optional(
    v.looseObject({ principal_tags: v.record(v.string(), v.tuple([v.string()])) }),
  ),
});

/** What a token of {@link issueToken} says. Throws jose's error for any other, and for one that has expired. */
export const readToken = async (
  { store, clock }: Pick<Service, 'store' | 'clock'>,
  token: string,
): Promise<PoolToken> => {
  const { payload } = await jwtVerify(token, signingKeyOf(store).publicJwk, {
    algorithms: ['RS256'],
    issuer,
    requiredClaims: ['exp'],
    currentDate: new Date(clock.now()),
  });
  const { sub, aud, amr, exp, [tagsClaim]: tags } = v.parse(claimsSchema, payload);
  return {
    identityPoolId: aud,
    identityId: sub,
    amr,
    expiresAt: exp,
    principalTags: Object.fromEntries(
      Object.entries(tags?.principal_tags ?? {}).map(([key, [value]]) => [key, value]),
    ),
  };
};
