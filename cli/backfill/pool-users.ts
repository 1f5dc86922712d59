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

/** The only attributes that are asked for: no address and no name leaves Cognito. */
const wanted = ['sub', 'locale', 'identities'];

/**
 * What post authentication would make a profile of. A user who never confirmed has none: post confirmation makes it at
 * the confirmation.
 */
export const newUserOf = ({ Attributes = [], UserStatus }: UserType): NewUser | undefined => {
  const attributes: Readonly<Record<string, string | undefined>> = Object.fromEntries(
    Attributes.map(({ Name, Value }) => [Name ?? '', Value]),
  );
  const { sub, locale } = attributes;
  if (sub === undefined || UserStatus === 'UNCONFIRMED') return undefined;
  return { userId: sub, locale, origin: originOf(attributes, 'sign-in') };
};

/** The pool's users by ListUsers. A user who signs up meanwhile may be missed: post confirmation makes that row. */
export const poolUsers = (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): PoolUsers => ({
  page: async (PaginationToken) => {
    const { Users = [], PaginationToken: next } = await client.send(
      new ListUsersCommand({
        UserPoolId,
        AttributesToGet: wanted,
        Limit: pageSize,
        ...(PaginationToken === undefined ? {} : { PaginationToken }),
      }),
    );
    const users = Users.flatMap((user) => newUserOf(user) ?? []);
    return { users, skipped: Users.length - users.length, next };
  },
});
