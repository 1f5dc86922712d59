import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../console/state/groups.ts';
import { attemptOf, messageOf } from '../../console/state/model.ts';
import { stepsOf } from '../../console/trace/sequence-layout.ts';
import { callsOf } from '../../console/trace/service-calls.ts';

let lastId = 0;

const attempt = (triggerSource: string, second: number, userName = 'ada', request: object = {}) => {
  lastId += 1;
  const userAttributes = { email: `${userName}@example.com` };
  return attemptOf(
    {
      id: lastId,
      call: lastId,
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

  it('the calls that a function made stand behind it, and those of another function elsewhere', () => {
    const [group] = groupsOf([define(1, 0)], []);
    const [first] = group?.attempts ?? [];
    if (group === undefined || first === undefined) throw new Error('no group');
    const decision = (name: string, outcome: string) => ({
      ...{ function: name, outcome, at: new Date(first.startedAt).toISOString() },
      ...{ action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:us-east-1:1:table/Things' },
    });
    const decisions = [
      decision(first.function, 'allow'),
      decision(first.function, 'implicit-deny'),
      decision('OtherFunction', 'allow'),
    ];

    expect(stepsOf(group, decisions).map(({ call }) => [call?.name, call?.isDenied])).toEqual([
      [undefined, undefined],
      ['GetItem Things', false],
      ['GetItem Things', true],
    ]);
  });

  it('a call after a cold start is of the attempt that waited for it, and a later one is not', () => {
    const attempts = [
      { ...define(1, 0), startedAt: 1_000, durationMs: 10, endedAt: 1_500 },
      { ...define(9, 0), startedAt: 9_000, durationMs: 10, endedAt: 9_500 },
    ];
    const at = (ms: number) => ({
      ...{ function: 'F', outcome: 'allow', action: 'ses:SendEmail', resource: 'x' },
      at: new Date(ms).toISOString(),
    });

    const calls = callsOf(attempts, [at(1_480), at(5_000), at(9_490)]);

    expect(calls.map(({ attempt: { startedAt } }) => startedAt)).toEqual([1_000, 9_000]);
  });

  it('bars keep their order and stay within the track, however long the user read the mail', () => {
    const [group] = groupsOf([define(1, 0), define(300, 1), define(301, 2)], []);
    if (group === undefined) throw new Error('no group');
    const steps = stepsOf(group);

    expect(steps.every(({ left, width }) => left >= 0 && left + width <= 1.0001)).toBe(true);
    expect(steps.map(({ left }) => left)).toEqual(steps.map(({ left }) => left).toSorted());
    expect(steps[1]?.left).toBeLessThan(0.6);
  });

  it('a cold start is a part of its own before the run, and the calls of the run lie within the run', () => {
    const attempt = { ...define(1, 0), startedAt: 1_000, endedAt: 1_500, durationMs: 100 };
    const cold = { ...attempt, coldStart: true };
    const decisions = [
      {
        ...{ function: 'F', outcome: 'allow', action: 'dynamodb:GetItem', resource: 'table/T' },
        at: new Date(1_450).toISOString(),
      },
    ];
    const bars = (group: ReturnType<typeof groupsOf>[number]) =>
      stepsOf(group, decisions).map(({ left, cold, width }) => [left, cold, width]);
    const [started] = groupsOf([cold], []);
    if (started === undefined) throw new Error('no group');
    const [run, call] = bars(started);

    expect(run).toEqual([0, 0.8, 0.2]);
    expect(call?.[0]).toBeCloseTo(0.9);
  });
});
