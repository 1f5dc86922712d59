import { locales, readLocale } from '../delivery/email/locale.ts';
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

const filled = <Name extends string>(name: Name, value: string | undefined) =>
  value === undefined || value === '' ? {} : ({ [name]: value } as Record<Name, string>);

/**
 * The profile of a user who has none yet. Nothing in it comes from the client but the language.
 * @param known the languages that there are texts in
 */
export const newProfile = (
  { userId, locale, origin }: NewUser,
  { roles, plan, tenant }: ProfileDefaults,
  now: number,
  known: readonly string[] = locales,
): Profile => {
  const at = new Date(now).toISOString();
  return {
    userId,
    status: 'active',
    roles,
    ...filled('tenant', tenant),
    ...filled('plan', plan),
    // One of ours or nothing: it may become a claim, and a client writes the attribute.
    ...filled('locale', readLocale(locale, known)),
    origin,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
};
