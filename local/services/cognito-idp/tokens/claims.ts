import type { ClientRecord, IdentityRecord, UserRecord } from '../store/records.ts';
import { readableAttributes } from '../users/readable-attributes.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** What the tokens of one sign-in share. Times in seconds since 1970. */
export type Occasion = {
  readonly issuer: string;
  readonly issuedAt: number;
  readonly authTime: number;
  readonly originJti: string;
  readonly eventId: string;
};

/** Attributes are strings; four of them have another type in a token (OpenID Connect Core section 5.1). */
const claimOf = (name: string, value: string): unknown => {
  if (name === 'email_verified' || name === 'phone_number_verified') return value === 'true';
  if (name === 'address') return { formatted: value };
  if (name === 'updated_at') return Number(value);
  return value;
};

const identityClaim = (identity: IdentityRecord) => ({
  userId: identity.userId,
  providerName: identity.providerName,
  providerType: identity.providerType,
  issuer: null,
  primary: String(identity.primary),
  dateCreated: String(identity.dateCreated),
});

/** Claims that both tokens of a sign-in have. */
const timesOf = ({ originJti, eventId, authTime, issuedAt }: Occasion, validity: number) => ({
  origin_jti: originJti,
  event_id: eventId,
  auth_time: authTime,
  iat: issuedAt,
  exp: issuedAt + validity,
});

/** Guide: understanding the identity token. */
export const idClaims = (
  occasion: Occasion,
  { client, user, jti, validity }: TokenFor,
): Claims => ({
  ...Object.fromEntries(
    Object.entries(readableAttributes(client, user)).map(([name, value]) => [
      name,
      claimOf(name, value),
    ]),
  ),
  ...(user.identities.length === 0 ? {} : { identities: user.identities.map(identityClaim) }),
  sub: user.sub,
  aud: client.id,
  iss: occasion.issuer,
  'cognito:username': user.username,
  token_use: 'id',
  ...timesOf(occasion, validity),
  jti,
});

/** Guide: understanding the access token. */
export const accessClaims = (
  occasion: Occasion,
  { client, user, jti, validity }: TokenFor,
): Claims => ({
  sub: user.sub,
  iss: occasion.issuer,
  client_id: client.id,
  username: user.username,
  token_use: 'access',
  ...timesOf(occasion, validity),
  jti,
});

type TokenFor = {
  readonly client: ClientRecord;
  readonly user: UserRecord;
  readonly jti: string;
  /** Seconds. */
  readonly validity: number;
};
