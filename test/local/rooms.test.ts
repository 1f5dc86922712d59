import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';
import { arrowsUp, type Rooms, sourcesOf, textOf } from '../support/rooms.ts';

const local: Rooms = {
  home: join(root, 'local'),
  order: [
    ...['paths.ts', 'identity.ts', 'http', 'api-model', 'observe', 'store', 'access', 'services'],
    ...['template', 'build', 'terminal', 'control', 'stack', 'commands'],
  ],
};

const userPool: Rooms = {
  home: join(root, 'local/services/cognito-idp'),
  order: [
    ...['store', 'service.ts', 'wire', 'passwords', 'pools', 'users', 'triggers', 'codes'],
    ...['tokens', 'sign-in', 'oauth', 'operations', 'user-pool.ts'],
  ],
};

const identityPool: Rooms = {
  home: join(root, 'local/services/cognito-identity'),
  order: [
    ...['store', 'session.ts', 'service.ts', 'wire', 'tokens', 'logins', 'identities', 'roles'],
    ...['sessions', 'operations', 'identity-pool.ts'],
  ],
};

describe('the rooms of local', () => {
  it.each([
    ['the local stack', local],
    ['the user pool', userPool],
    ['the identity pool', identityPool],
  ])('a room of %s imports only from the rooms before it', (_, rooms) => {
    const files = sourcesOf(rooms);

    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => arrowsUp(rooms, file, textOf(rooms, file)))).toEqual([]);
  });

  it.each([
    ['the local stack', local],
    ['the user pool', userPool],
    ['the identity pool', identityPool],
  ])('every folder and file of %s has a place in the order', (_, rooms) => {
    const names = new Set(sourcesOf(rooms).map((file) => file.split('/')[0]));

    expect([...names].toSorted()).toEqual([...rooms.order].toSorted());
  });

  it('a planted import from a higher room is found', () => {
    const planted = "import type { SignInResult } from '../sign-in/sign-in.ts';";

    expect(arrowsUp(userPool, 'store/records.ts', planted)).toEqual([
      'store/records.ts -> sign-in/sign-in.ts',
    ]);
    expect(arrowsUp(userPool, 'operations/registry.ts', planted)).toEqual([]);
  });
});
