import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Template } from '../../../local/template/template.ts';
import { attach, attachedPoolId, deploy, functionNames, ofType, resource } from '../deployment.ts';

const template = deploy();

describe('the alarms that all functions share', () => {
  it('tell of calls that Lambda turned away, by the function that every sign-in calls', () => {
    expect(resource(template, 'ThrottlesAlarm').properties).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Throttles',
      Dimensions: [{ Name: 'FunctionName', Value: 'PreTokenGenerationFunction' }],
      Statistic: 'Sum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });

  it('tell of codes that take nearly as long as the function may run', () => {
    const { properties } = resource(template, 'SlownessAlarm');

    expect(properties).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Duration',
      Dimensions: [{ Name: 'FunctionName', Value: 'CreateAuthChallengeFunction' }],
      ExtendedStatistic: 'p99',
      ComparisonOperator: 'GreaterThanThreshold',
    });
    expect(properties).not.toHaveProperty('Statistic');
    expect(Number(properties.Threshold)).toBeLessThan(
      Number(template.functionDefaults.Timeout) * 1000,
    );
  });

  it.each(ofType(template, 'AWS::CloudWatch::Alarm').map((alarm) => [alarm.logicalId, alarm]))(
    '%s stays quiet when nobody signs in, and says what happened',
    (_, alarm) => {
      expect(alarm.properties.TreatMissingData).toBe('notBreaching');
      expect(String(alarm.properties.AlarmDescription)).toMatch(/^\S.{20,}\.$/);
    },
  );
});

const Stat = v.object({
  Id: v.string(),
  MetricStat: v.object({
    Metric: v.object({
      Namespace: v.literal('AWS/Cognito'),
      MetricName: v.string(),
      Dimensions: v.array(v.object({ Name: v.string(), Value: v.string() })),
    }),
    Period: v.literal(300),
    Stat: v.string(),
  }),
});
const Expression = v.object({
  Id: v.string(),
  Expression: v.string(),
  ReturnData: v.literal(true),
});

/** The data of an alarm on several metrics, of a pool of the stack's own and of one that is there. */
const metricsOf = (name: string, of: Template) =>
  v.parse(v.array(v.union([Expression, Stat])), resource(of, name).properties.Metrics);

describe("the alarms on Cognito's own metrics", () => {
  const shares = [
    { alarm: 'SignInsFailAlarm', metric: 'SignInSuccesses' },
    { alarm: 'RefreshesFailAlarm', metric: 'TokenRefreshSuccesses' },
  ];

  it.each(shares)(
    '$alarm needs three periods with at least five requests of which none succeeded',
    ({ alarm, metric }) => {
      const [share, ...counted] = metricsOf(alarm, template);
      const metrics = counted.map((one) => ('MetricStat' in one ? one.MetricStat : undefined));

      expect(share).toMatchObject({ Expression: 'IF(requests >= 5, successes / requests, 1)' });
      expect(metrics.map((one) => [one?.Metric.MetricName, one?.Stat])).toEqual([
        [metric, 'Sum'],
        [metric, 'SampleCount'],
      ]);
      expect(resource(template, alarm).properties).toMatchObject({
        EvaluationPeriods: 3,
        DatapointsToAlarm: 3,
        Threshold: 0,
        ComparisonOperator: 'LessThanOrEqualToThreshold',
      });
    },
  );

  it.each(['SignInsFailAlarm', 'RefreshesFailAlarm', 'SignInThrottlesAlarm'])(
    '%s watches the client of the stack, and of an attached pool every client',
    (alarm) => {
      const own = metricsOf(alarm, template).flatMap((one) =>
        'MetricStat' in one ? [one.MetricStat.Metric.Dimensions] : [],
      );

      expect(own.length).toBeGreaterThan(0);
      for (const dimensions of own) {
        expect(dimensions).toEqual([
          { Name: 'UserPool', Value: 'UserPool' },
          { Name: 'UserPoolClient', Value: 'UserPoolClient' },
        ]);
      }
      expect(metricsOf(alarm, attach())).toEqual([
        expect.objectContaining({
          Expression: expect.stringMatching(
            new RegExp(
              `^SELECT (AVG|SUM)\\(\\w+\\) FROM SCHEMA\\("AWS/Cognito", UserPool, UserPoolClient\\) WHERE UserPool = '${attachedPoolId}'$`,
            ),
          ),
        }),
      ]);
    },
  );
});

/** How one line is drawn, where it is not drawn like the rest of its widget. */
const Rendering = v.strictObject({ stat: v.string(), yAxis: v.picklist(['left', 'right']) });
const Metric = v.union([
  v.tupleWithRest([v.string(), v.string()], v.union([v.string(), Rendering])),
  v.tuple([v.object({ expression: v.string() })]),
]);
const Widget = v.strictObject({
  type: v.literal('metric'),
  x: v.number(),
  y: v.number(),
  width: v.number(),
  height: v.number(),
  properties: v.strictObject({
    title: v.string(),
    region: v.literal('us-east-1'),
    period: v.literal(300),
    stat: v.string(),
    metrics: v.array(Metric),
  }),
});

/** `...` stands for all of the line before but what follows it. */
const written = (lines: readonly v.InferOutput<typeof Metric>[]): readonly string[] => {
  let before: readonly unknown[] = [];
  return lines.map((line) => {
    const [first, ...own] = line;
    before = first === '...' ? [...before.slice(0, -own.length), ...own] : line;
    return before.map((part) => (typeof part === 'string' ? part : 'SEARCH')).join(' ');
  });
};

describe.each([
  { mode: 'its own pool', shown: template },
  { mode: 'a pool that is there', shown: attach() },
])('the dashboard for $mode', ({ shown }) => {
  const { widgets } = v.parse(
    v.strictObject({ widgets: v.array(Widget) }),
    JSON.parse(String(resource(shown, 'Dashboard').properties.DashboardBody)),
  );

  it('shows what the alarms count', () => {
    const [failures] = widgets;

    expect(written(failures?.properties.metrics ?? []).toSorted()).toEqual(
      functionNames.map((name) => `cognito-triggers/cognito-triggers ${name}Failures`).toSorted(),
    );
  });

  it.each(['Invocations', 'Errors', 'Duration'])('shows %s of every function', (metric) => {
    const lines = widgets.flatMap(({ properties }) => written(properties.metrics));

    expect(lines.filter((line) => line.startsWith(`AWS/Lambda ${metric} `)).toSorted()).toEqual(
      functionNames.map((name) => `AWS/Lambda ${metric} FunctionName ${name}Function`).toSorted(),
    );
  });

  it('has no widget over another', () => {
    const places = widgets.map(({ x, y }) => `${x}/${y}`);

    expect(new Set(places).size).toBe(places.length);
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
  });
});
