import { startUsers, type Users } from './users.ts';

export type Parallel = {
  readonly users: number;
  readonly width: number;
  readonly seconds: number;
  /** Users without tokens at the end. */
  readonly lost: number;
  /** Mails beyond one a user. */
  readonly doubled: number;
  /** Calls that were refused, and runs of functions that failed. */
  readonly errors: number;
};

type Batch = { readonly lost: number; readonly doubled: number; readonly errors: number };

const all = async <T, R>(
  items: readonly T[],
  make: (item: T) => Promise<R>,
): Promise<{ readonly made: readonly (R | undefined)[]; readonly errors: number }> => {
  const settled = await Promise.allSettled(items.map(make));
  const made = settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined));
  return { made, errors: settled.filter(({ status }) => status === 'rejected').length };
};

const failedRuns = async ({ call }: Users): Promise<number> =>
  (await call<{ error?: unknown }[]>('GET', 'triggers')).filter(({ error }) => error !== undefined)
    .length;

const isThere = (email: string | undefined): email is string => email !== undefined;

/** As many sign-ins at once: all start, then all answer. */
const signInBatch = async (users: Users, emails: readonly string[]): Promise<Batch> => {
  const started = await all(emails, users.start);
  const codes = await users.takeCodes(emails);
  const answers = emails.map((email, index) => ({ email, session: started.made[index] }));
  const answered = await all(answers, ({ email, session }) =>
    users.answer(email, codes.get(email)?.[0] ?? 'none', session),
  );
  const mails = emails.reduce(
    (sum, email) => sum + Math.max(0, (codes.get(email)?.length ?? 0) - 1),
    0,
  );
  const batch = {
    lost: answered.made.filter((tokens) => tokens !== true).length,
    doubled: mails,
    errors: started.errors + answered.errors + (await failedRuns(users)),
  };
  await users.call('DELETE', 'triggers');
  return batch;
};

/** Sign-ins of so many users, `width` at a time. */
export const measureParallelSignIns = async (count: number, width: number): Promise<Parallel> => {
  const users = await startUsers();
  // Every function's processes have started when the measurement begins.
  await signInBatch(
    users,
    (await all(Array.from({ length: 8 }), users.signUp)).made.filter(isThere),
  );
  const sum = { lost: 0, doubled: 0, errors: 0 };
  let ms = 0;
  for (let done = 0; done < count; done += width) {
    const { made, errors } = await all(
      Array.from({ length: Math.min(width, count - done) }),
      users.signUp,
    );
    const began = performance.now();
    const batch = await signInBatch(users, made.filter(isThere));
    ms += performance.now() - began;
    sum.lost += batch.lost + errors;
    sum.doubled += batch.doubled;
    sum.errors += batch.errors + errors;
  }
  await users.stop();
  return { users: count, width, seconds: ms / 1000, ...sum };
};
