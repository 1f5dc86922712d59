import { signal } from '@preact/signals';
import { cognito, readProfile, userPoolId } from '../api/cognito.ts';
import { at, listAt, textAt } from '../state/json.ts';
import { newestOf } from '../state/newest.ts';
import { plain } from './plain.ts';

/** One user as ListUsers has it. */
export type User = {
  readonly name: string;
  readonly status: string;
  readonly enabled: boolean;
  readonly attributes: Readonly<Record<string, string>>;
};

export const userOf = (shape: unknown): User => ({
  name: textAt(shape, 'Username'),
  status: textAt(shape, 'UserStatus'),
  enabled: at(shape, 'Enabled') !== false,
  attributes: Object.fromEntries(
    listAt(shape, 'Attributes').map((entry) => [textAt(entry, 'Name'), textAt(entry, 'Value')]),
  ),
});

/** undefined until they are read. */
export const users = signal<readonly User[] | undefined>(undefined);

/** Pages of 60 that the page reads; a pool with more is searched by the AWS CLI. */
const mostPages = 20;

const findUsers = async (): Promise<readonly User[]> => {
  const found: User[] = [];
  let PaginationToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const body = { UserPoolId: userPoolId(), ...(PaginationToken ? { PaginationToken } : {}) };
    const result = await cognito('ListUsers', body);
    found.push(...listAt(result, 'Users').map(userOf));
    PaginationToken = textAt(result, 'PaginationToken');
    if (PaginationToken === '') break;
  }
  return found;
};

const takeUsers = newestOf<readonly User[]>((found) => {
  users.value = found;
});

export const readUsers = (): Promise<void> => takeUsers(findUsers);

/** An operation for administrators on one user. */
export const admin = (operation: string, Username: string, more: object = {}): Promise<unknown> =>
  cognito(operation, { UserPoolId: userPoolId(), Username, ...more });

/** What is known of a user beside its attributes. */
export type Detail = {
  readonly name: string;
  readonly groups: readonly string[];
  readonly profile: unknown;
};

/** Of the user that was read last. */
export const detail = signal<Detail | undefined>(undefined);

const findDetail = async ({ name, attributes }: User): Promise<Detail> => {
  const [groups, profile] = await Promise.all([
    admin('AdminListGroupsForUser', name),
    readProfile(attributes.sub ?? name),
  ]);
  return {
    name,
    groups: listAt(groups, 'Groups').map((group) => textAt(group, 'GroupName')),
    profile: plain(profile),
  };
};

const takeDetail = newestOf<Detail>((found) => {
  detail.value = found;
});

export const readDetail = (user: User): Promise<void> => takeDetail(() => findDetail(user));
