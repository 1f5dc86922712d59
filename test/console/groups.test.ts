import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../console/state/groups.ts';
import { attemptOf, messageOf } from '../../console/state/model.ts';
import { stepsOf } from '../../console/trace/sequence-layout.ts';

let lastId = 0;

const attempt = (triggerSource: string, second: number, userName = 'ada', request: object = {}) => {
  lastId += 1;
  const userAttributes = { email: `${userName}@example.com` };
  return attemptOf(
    {
      id: lastId,
      function: 'F',
      triggerSource,
      attempt: 1,
      request: { userName, request: { userAttributes, ...request } },
      response: {},
      durationMs: 10,
      at: new Date(second * 1_000).toISOString(),
    },
    false,
  );
};

const define = (second: number, rounds: number, userName?: string) =>
  attempt('DefineAuthChallenge_Authentication', second, userName, {
    session: Array.from({ length: rounds }, () => ({ challengeResult: false })),
  });

const kinds = (groups: ReturnType<typeof groupsOf>) =>
  groups.map(({ kind, attempts }) => [kind, attempts.length]);

describe('the groups of the trace', () => {
  it('a sign-up, each sign-in and each refresh of a user is a group of its own', () => {
    const groups = groupsOf(
      [
        attempt('PreSignUp_SignUp', 1),
        attempt('PostConfirmation_ConfirmSignUp', 2),
        define(3, 0),
        attempt('CreateAuthChallenge_Authentication', 4),
        define(5, 1),
        attempt('TokenGeneration_Authentication', 6),
        attempt('TokenGeneration_RefreshTokens', 7),
        define(8, 0),
      ],
      [],
    );

    expect(kinds(groups)).toEqual([
      ['Sign-up', 2],
      ['Sign-in', 4],
      ['Refresh', 1],
      ['Sign-in', 1],
    ]);
  });

  it('parallel sign-ins of two users do not mix', () => {
    const groups = groupsOf(
      [define(1, 0), define(1, 0, 'eve'), define(2, 1), define(2, 1, 'eve')],
      [],
    );

    expect(groups.map(({ user, attempts }) => [user, attempts.length])).toEqual([
      ['ada', 2],
      ['eve', 2],
    ]);
  });

  it('a message stands in the newest group of its address that began before it', () => {
    const message = messageOf({ id: 1, to: 'ada@example.com', at: new Date(4_000).toISOString() });
    const groups = groupsOf([define(1, 0), define(3, 0), define(9, 0)], [message]);

    expect(groups.map(({ messages }) => messages.length)).toEqual([0, 1, 0]);
  });

  it('bars keep their order and stay within the track, however long the user read the mail', () => {
    const [group] = groupsOf([define(1, 0), define(300, 1), define(301, 2)], []);
    if (group === undefined) throw new Error('no group');
    const steps = stepsOf(group);

    expect(steps.every(({ left, width }) => left >= 0 && left + width <= 1.0001)).toBe(true);
    expect(steps.map(({ left }) => left)).toEqual(steps.map(({ left }) => left).toSorted());
    expect(steps[1]?.left).toBeLessThan(0.6);
  });
});
