import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, type SignIn, signInWith, wrongFor } from '../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../support/stack/stack.ts';
import { untilThere } from '../support/until-there.ts';
import { matches } from '../template/alarms/filter-pattern.ts';
import { deploy, ofType, read, resource } from '../template/deployment.ts';

let stack: TestStack;
let user: SignIn;

const template = deploy();

/** A code is long after six wrong answers; a name without groups is what is left of it. */
const mailedLongCode = async (email: string): Promise<string> => {
  const text = (await user.mailsTo(email)).at(-1)?.text ?? '';
  return /\b[0-9A-Z]{4}([ -]?[0-9A-Z]{4}){3}\b/.exec(text)?.[0] ?? '';
};

/** Two spent codes, a start that waits, a long code that is missed and then right, and a mail that cannot be sent. */
const attackAndRecover = async (): Promise<void> => {
  const { email } = await user.signUp();
  for (const _ of [1, 2]) {
    let round = await user.start(email);
    const wrong = wrongFor(await user.mailedCode(email));
    for (const __ of [1, 2]) round = await user.answer(email, wrong, round);
    await refusalOf(user.answer(email, wrong, round));
    await user.start(email);
    await stack.advance(31);
  }
  const first = await user.start(email);
  await user.start(email);
  const code = await mailedLongCode(email);
  const missed = code.slice(0, -1) + (code.endsWith('Z') ? 'Y' : 'Z');
  await user.answer(email, code, await user.answer(email, missed, first));
};

/** The courier repeats the failed mail on its own time. */
const untilLogged = (text: string) =>
  untilThere(
    async () => (await stack.logs('CodeDeliveryFunction')).find(({ line }) => line.includes(text)),
    `${text} was not logged`,
  );

type Line = Readonly<Record<string, unknown>>;
let lines: readonly { readonly function: string; readonly line: Line }[];

beforeAll(async () => {
  stack = await startTestStack({ parameterOverrides: { FirstMailsPerMinute: '2' } });
  user = signInWith(stack);
  await attackAndRecover();
  const others = [await user.signUp(), await user.signUp(), await user.signUp()];
  // To the next minute, so that all three fall into one.
  const { now } = await stack.call<{ now: string }>('POST', 'clock', { advanceSeconds: 0 });
  await stack.advance(60 - new Date(now).getUTCSeconds());
  await stack.fault({ target: 'email', mode: 'fail', times: 1 });
  for (const { email } of others) {
    await user.start(email);
    await user.mailsTo(email);
  }
  await untilLogged('"OverBudget":');
  lines = (await stack.logs()).flatMap(({ function: name, line }) =>
    line.startsWith('{') ? [{ function: name, line: JSON.parse(line) as Line }] : [],
  );
});

afterAll(() => stack.stop());

const Filter = v.looseObject({
  LogGroupName: v.string(),
  FilterPattern: v.string(),
  MetricTransformations: v.tuple([
    v.object({ MetricName: v.string(), MetricNamespace: v.string(), MetricValue: v.string() }),
  ]),
});

/** The lines that a metric filter counts, of the function whose log it reads. */
const countedBy = (logicalId: string): readonly Line[] => {
  const { LogGroupName, FilterPattern } = read(resource(template, logicalId), Filter);
  const name = LogGroupName.replace(/Logs$/, 'Function');
  return lines
    .filter((entry) => entry.function === name && matches(FilterPattern, entry.line))
    .map(({ line }) => line);
};

describe('the metric filters, against the lines that the functions write', () => {
  it.each([
    { filter: 'RightAnswers', counted: 1 },
    { filter: 'WrongAnswers', counted: 6 },
    { filter: 'WrongLongAnswers', counted: 1 },
    { filter: 'ChallengesIssued', counted: 6 },
    { filter: 'LongChallengesIssued', counted: 1 },
    { filter: 'ChallengesJoined', counted: 1 },
    { filter: 'PauseSeconds', counted: 2 },
    { filter: 'AccountsUnderAttack', counted: 1 },
    { filter: 'CreateAuthChallengeFailures', counted: 0 },
    { filter: 'VerifyAuthChallengeResponseFailures', counted: 0 },
    { filter: 'CodeDeliveryFailures', counted: 1 },
  ])('$filter counts $counted of them', ({ filter, counted }) => {
    expect(countedBy(filter)).toHaveLength(counted);
  });

  it('are all tried here, but for the failures of the other functions', () => {
    const filters = ofType(template, 'AWS::Logs::MetricFilter').map(({ logicalId }) => logicalId);

    expect(filters.filter((name) => !name.endsWith('Failures')).toSorted()).toEqual([
      'AccountsUnderAttack',
      'ChallengesIssued',
      'ChallengesJoined',
      'LongChallengesIssued',
      'PauseSeconds',
      'RightAnswers',
      'WrongAnswers',
      'WrongLongAnswers',
    ]);
  });

  it('PauseSeconds takes its value from a member that the line has, a number of seconds', () => {
    const { MetricTransformations } = read(resource(template, 'PauseSeconds'), Filter);
    const [, member = ''] = /^\$\.(\w+)$/.exec(MetricTransformations[0].MetricValue) ?? [];

    for (const line of countedBy('PauseSeconds')) {
      expect(line[member]).toBeGreaterThan(0);
      expect(line[member]).toBeLessThanOrEqual(30);
    }
  });
});

const Embedded = v.looseObject({
  _aws: v.object({
    Timestamp: v.number(),
    CloudWatchMetrics: v.array(
      v.object({
        Namespace: v.string(),
        Dimensions: v.array(v.array(v.string())),
        Metrics: v.array(v.object({ Name: v.string(), Unit: v.string() })),
      }),
    ),
  }),
});

/** Every metric that the courier's lines publish, as namespace, name, unit and dimensions with their values. */
const published = () =>
  lines
    .filter((entry) => entry.function === 'CodeDeliveryFunction' && '_aws' in entry.line)
    .flatMap(({ line }) =>
      v.parse(Embedded, line)._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
        Metrics.map(({ Name, Unit }) => ({
          Namespace,
          Name,
          Unit,
          dimensions: Dimensions.map((names) =>
            names.map((name) => `${name}=${line[name]}`).join(),
          ),
          value: line[Name],
        })),
      ),
    );

describe('the metrics in the lines of the courier', () => {
  it('are published under the name and the dimension that alarms and the dashboard read', () => {
    const alarm = resource(template, 'MailBudgetAlarm').properties;

    expect(alarm).toMatchObject({
      Namespace: 'cognito-triggers/cognito-triggers',
      Dimensions: [{ Name: 'service', Value: 'cognito-triggers' }],
    });
    for (const metric of published()) {
      expect(metric).toMatchObject({
        Namespace: alarm.Namespace,
        dimensions: ['service=cognito-triggers'],
      });
    }
  });

  it('count what became of each mail, and the seconds until it was accepted', () => {
    const metrics = published();
    const units = new Map(metrics.map(({ Name, Unit }) => [Name, Unit]));

    expect(units).toEqual(
      new Map([
        ['Handed', 'Count'],
        ['SecondsToAcceptance', 'Seconds'],
        ['Failed', 'Count'],
        ['OverBudget', 'Count'],
      ]),
    );
    // Three mails of the first user, and those of three others: one failed at first, one was over the budget of two.
    expect(metrics.filter(({ Name }) => Name === 'Failed')).toHaveLength(1);
    expect(metrics.filter(({ Name }) => Name === 'OverBudget').length).toBeGreaterThanOrEqual(1);
    expect(metrics.filter(({ Name }) => Name === 'Handed').length).toBe(
      metrics.filter(({ Name }) => Name === 'SecondsToAcceptance').length,
    );
    expect(metrics.every(({ value }) => [value].flat().every((one) => Number(one) >= 0))).toBe(
      true,
    );
  });

  it('hold nothing beyond their names, values and the service', () => {
    const members = lines
      .filter(({ line }) => '_aws' in line)
      .flatMap(({ line }) => Object.keys(line));

    expect([...new Set(members)].toSorted()).toEqual(
      ['Failed', 'Handed', 'OverBudget', 'SecondsToAcceptance', '_aws', 'service'].toSorted(),
    );
  });
});
