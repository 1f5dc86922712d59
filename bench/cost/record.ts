import type { ServiceCall } from '../../local/observe/call-log.ts';
import { startUsers, type Users } from '../local-stack/users.ts';

/** What one sign-in calls: runs of functions, and the functions' calls to services. */
export type Recorded = {
  /** Function's logical id -> invocations. */
  readonly invocations: Readonly<Record<string, number>>;
  readonly calls: readonly ServiceCall[];
};

type TriggerRun = { readonly function: string };

const countBy = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]),
  );

const emptyRecords = async ({ call }: Users): Promise<void> => {
  await call('DELETE', 'calls');
  await call('DELETE', 'triggers');
};

const signInOnce = async (users: Users, email: string): Promise<void> => {
  const session = await users.start(email);
  const code = (await users.takeCodes([email])).get(email)?.[0] ?? '';
  if (!(await users.answer(email, code, session))) throw new Error('The sign-in gave no tokens');
};

const readRecords = async ({ call }: Users): Promise<Recorded> => {
  const runs = await call<readonly TriggerRun[]>('GET', 'triggers');
  return {
    invocations: countBy(runs.map((run) => run.function)),
    // The pool's id is another in each run.
    calls: (await call<readonly ServiceCall[]>('GET', 'calls')).map((made) =>
      made.action.startsWith('cognito-idp:') ? { ...made, resource: 'user pool' } : made,
    ),
  };
};

/** The records of one user's first sign-in and of the next one, at a local stack of their own. */
export const recordSignIns = async (): Promise<{ first: Recorded; next: Recorded }> => {
  const users = await startUsers();
  try {
    const email = await users.signUp();
    await emptyRecords(users);
    await signInOnce(users, email);
    const first = await readRecords(users);
    await emptyRecords(users);
    await signInOnce(users, email);
    return { first, next: await readRecords(users) };
  } finally {
    await users.stop();
  }
};
