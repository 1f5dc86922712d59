import type { Profile } from './profile.ts';

/** The first values of a new profile. */
export type ProfileDefaults = {
  readonly roles: readonly string[];
  /** Empty: none. */
  readonly plan: string;
  readonly tenant: string;
};

export type NewUser = {
  readonly userId: string;
  /** The user's `locale` attribute, as the client set it. */
  readonly locale: string | undefined;
  readonly origin: string;
};

/** A BCP 47 tag of at most 35 characters (RFC 5646, 4.4.1); other values of the client are dropped. */
const plausibleLocale = /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$/;

const filled = <Name extends string>(name: Name, value: string | undefined) =>
  value === undefined || value === '' ? {} : ({ [name]: value } as Record<Name, string>);

/** The first profile of a user. Only the language comes from the client. */
export const newProfile = (
  { userId, locale, origin }: NewUser,
  { roles, plan, tenant }: ProfileDefaults,
  now: number,
): Profile => {
  const at = new Date(now).toISOString();
  return {
    userId,
    status: 'active',
    roles,
    ...filled('tenant', tenant),
    ...filled('plan', plan),
    ...filled('locale', plausibleLocale.test(locale ?? '') ? locale : undefined),
    origin,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
};
