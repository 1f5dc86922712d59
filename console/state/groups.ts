import { listAt } from './json.ts';
import type { Attempt, Message } from './model.ts';

/** The attempts of one user that belong together: a sign-up, a sign-in, a refresh. */
export type Group = {
  readonly key: string;
  readonly kind: string;
  readonly user: string;
  readonly email: string;
  readonly attempts: readonly Attempt[];
  readonly messages: readonly Message[];
};

/** A pause after which the same user begins something new. */
const longestPauseMs = 10 * 60_000;

const isStartOfSignIn = ({ source, request }: Attempt): boolean =>
  source === 'DefineAuthChallenge_Authentication' &&
  listAt(request, 'request', 'session').length === 0;

const kindOf = (attempt: Attempt): string => {
  const { source } = attempt;
  if (source.startsWith('PreSignUp_') || source.startsWith('PostConfirmation_')) return 'Sign-up';
  if (source === 'TokenGeneration_RefreshTokens') return 'Refresh';
  if (source.startsWith('CustomMessage_')) return 'Message';
  return 'Sign-in';
};

/** What never continues the group before it. */
const begins = (attempt: Attempt): boolean =>
  attempt.attempt === 1 &&
  (attempt.source.startsWith('PreSignUp_') ||
    attempt.source === 'TokenGeneration_RefreshTokens' ||
    isStartOfSignIn(attempt));

const continues = (group: Group, attempt: Attempt): boolean => {
  const last = group.attempts.at(-1);
  if (last === undefined || begins(attempt)) return false;
  return attempt.startedAt - last.startedAt < longestPauseMs;
};

const newGroup = (attempt: Attempt): Group => ({
  key: attempt.key,
  kind: kindOf(attempt),
  user: attempt.user,
  email: attempt.email,
  attempts: [attempt],
  messages: [],
});

/** A message belongs to the newest group of its address that began before it. */
const addMessages = (groups: Group[], messages: readonly Message[]): void => {
  for (const message of messages) {
    const index = groups.findLastIndex(
      ({ email, attempts }) =>
        email !== '' && email === message.to && (attempts[0]?.startedAt ?? 0) <= message.at,
    );
    const group = groups[index];
    if (group !== undefined) groups[index] = { ...group, messages: [...group.messages, message] };
  }
};

/** The attempts in groups, oldest group first. */
export const groupsOf = (
  attempts: readonly Attempt[],
  messages: readonly Message[],
): readonly Group[] => {
  const groups: Group[] = [];
  const newest = new Map<string, number>();
  for (const attempt of attempts) {
    const index = newest.get(attempt.user);
    const group = index === undefined ? undefined : groups[index];
    if (index !== undefined && group !== undefined && continues(group, attempt)) {
      const email = group.email || attempt.email;
      groups[index] = { ...group, email, attempts: [...group.attempts, attempt] };
    } else {
      newest.set(attempt.user, groups.push(newGroup(attempt)) - 1);
    }
  }
  addMessages(groups, messages);
  return groups;
};

/** Whether an attempt ended badly: an error, or no answer. */
export const isFailed = ({ error }: Attempt): boolean => error !== undefined;

export const outcomeOf = ({ attempts }: Group): 'running' | 'error' | 'ok' => {
  if (attempts.some(({ isRunning }) => isRunning)) return 'running';
  return attempts.some(isFailed) ? 'error' : 'ok';
};
