import { textAt } from '../state/json.ts';
import type { Attempt } from '../state/model.ts';

/** A call of a function to a table, to mail or to the user pool, as the permission check recorded it. */
export type ServiceCall = {
  readonly key: string;
  readonly attempt: Attempt;
  /** `GetItem ChallengesTable` */
  readonly name: string;
  readonly at: number;
  readonly isDenied: boolean;
};

const slackMs = 50;

/** Whether a function made a call while this attempt of it ran. Neither record names the other. */
export const isOfAttempt = (attempt: Attempt, decision: unknown): boolean => {
  const time = Date.parse(textAt(decision, 'at'));
  const isMeanwhile = time >= attempt.startedAt - slackMs && time <= attempt.endedAt + slackMs;
  return isMeanwhile && textAt(decision, 'function') === attempt.function;
};

/** The action without its service, and the last part of the resource's ARN. */
const nameOf = (decision: unknown): string => {
  const [, action = ''] = textAt(decision, 'action').split(':');
  return `${action} ${textAt(decision, 'resource').split(/[/:]/).at(-1)}`;
};

/** The calls of these attempts. Of two attempts of one function that overlap, a call is the later one's. */
export const callsOf = (
  attempts: readonly Attempt[],
  decisions: readonly unknown[],
): readonly ServiceCall[] =>
  decisions.flatMap((decision, index) => {
    const attempt = attempts.findLast((one) => isOfAttempt(one, decision));
    if (attempt === undefined) return [];
    return [
      {
        key: `decision ${index}`,
        attempt,
        name: nameOf(decision),
        at: Math.max(attempt.startedAt, Date.parse(textAt(decision, 'at'))),
        isDenied: textAt(decision, 'outcome') !== 'allow',
      },
    ];
  });
