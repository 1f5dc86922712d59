import {
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { NewUser } from '#shared/profile/defaults.ts';
import { originOf } from '#shared/profile/origin.ts';

/** One page of a pool. `next` is Cognito's token of the page after it; none on the last. */
export type UserPage = {
  /** Users who should have a profile. */
  readonly users: readonly NewUser[];
  /** Users who should not have one yet. */
  readonly skipped: number;
  readonly next: string | undefined;
};

export type PoolUsers = { page(token: string | undefined): Promise<UserPage> };

/** The most that ListUsers gives at once. */
const pageSize = 60;

type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * Whether a sign-up still waits for its first proof of an address. With sign-up confirmation by the first code Cognito
 * calls such a user CONFIRMED, and a flood of sign-ups leaves many. Cognito keeps a flag for each address; a user without
 * one has no address that could be proven. Invited users and those of providers made no sign-up.
 */
const isUnproven = (status: string | undefined, attributes: Attributes): boolean => {
  if (status === 'UNCONFIRMED') return true;
  if (status !== 'CONFIRMED' || attributes.identities !== undefined) return false;
  const flags = [attributes.email_verified, attributes.phone_number_verified];
  return !flags.includes('true') && flags.some((flag) => flag !== undefined);
};

/** What post authentication would make a profile of. A user without a proof gets the row at the first one. */
export const newUserOf = ({ Attributes = [], UserStatus }: UserType): NewUser | undefined => {
  const attributes: Attributes = Object.fromEntries(
    Attributes.map(({ Name, Value }) => [Name ?? '', Value]),
  );
  const { sub, locale } = attributes;
  if (sub === undefined || isUnproven(UserStatus, attributes)) return undefined;
  return { userId: sub, locale, origin: originOf(attributes, 'sign-in') };
};

/**
 * The pool's users by ListUsers, with all their attributes: AttributesToGet is an error where one user of the pool has no
 * value for one of them (API reference), and most users have no `locale`. A user who signs up meanwhile may be missed: the
 * first proof makes that row.
 */
export const poolUsers = (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): PoolUsers => ({
  page: async (PaginationToken) => {
    const { Users = [], PaginationToken: next } = await client.send(
      new ListUsersCommand({
        UserPoolId,
        Limit: pageSize,
        ...(PaginationToken === undefined ? {} : { PaginationToken }),
      }),
    );
    const users = Users.flatMap((user) => newUserOf(user) ?? []);
    return { users, skipped: Users.length - users.length, next };
  },
});
