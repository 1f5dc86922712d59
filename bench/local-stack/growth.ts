import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UserRecord } from '../../local/services/cognito-idp/store/records.ts';
import { median } from '../median.ts';
import { startUsers, type Users } from './users.ts';

export type Growth = { readonly users: number; readonly signInMs: number };

const record = (poolId: string): UserRecord => {
  const sub = randomUUID();
  return {
    poolId,
    username: sub,
    sub,
    attributes: { email: `${sub}@example.com`, email_verified: 'true' },
    enabled: true,
    status: 'CONFIRMED',
    groups: [],
    identities: [],
    mfa: { enabled: false, preferred: false },
    pendingAttributes: {},
    failedPasswords: 0,
    passwordsLockedUntil: 0,
    createdAt: 0,
    modifiedAt: 0,
  };
};

/** The journal of a data directory with so many users more: signing them up would take minutes. */
const fill = (directory: string, poolId: string, count: number): void => {
  const file = join(directory, 'user-pool', 'user-pool.journal');
  const lines = Array.from({ length: count }, () => {
    const user = record(poolId);
    return `${JSON.stringify(['users', `${poolId}/${user.username}`, user])}\n`;
  });
  appendFileSync(file, lines.join(''));
  if (!readFileSync(file, 'utf8').includes('"pools"')) throw new Error('the journal has no pool');
};

const startFilled = async (count: number): Promise<Users & { readonly directory: string }> => {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  const empty = await startUsers({ dataDirectory: directory });
  await empty.stop();
  fill(directory, empty.userPoolId, count);
  return { ...(await startUsers({ dataDirectory: directory })), directory };
};

/** Start and answer of one new user; sign-up and the mail's way are not counted. */
const timeSignIn = async (users: Users): Promise<number> => {
  const email = await users.signUp();
  const began = performance.now();
  const session = await users.start(email);
  const started = performance.now() - began;
  const code = (await users.takeCodes([email])).get(email)?.[0] ?? 'none';
  const resumed = performance.now();
  if (!(await users.answer(email, code, session))) throw new Error('a sign-in gave no tokens');
  return started + performance.now() - resumed;
};

/** Sign-ins through pools of these sizes, in turn, so that a busy machine is busy for all alike. Medians. */
export const measureGrowth = async (
  sizes: readonly number[],
  rounds: number,
): Promise<readonly Growth[]> => {
  const pools: Awaited<ReturnType<typeof startFilled>>[] = [];
  for (const size of sizes) pools.push(await startFilled(size));
  const times = sizes.map(() => [] as number[]);
  for (let round = -5; round < rounds; round += 1) {
    for (const [index, users] of pools.entries()) {
      const ms = await timeSignIn(users);
      if (round >= 0) times[index]?.push(ms);
    }
  }
  for (const { stop, directory } of pools) {
    await stop();
    rmSync(directory, { recursive: true, force: true });
  }
  return sizes.map((users, index) => ({ users, signInMs: median(times[index] ?? []) }));
};
