import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { root } from '../../../local/paths.ts';
import { deploy, functionNames, ofType, ownFunctionNames, raw } from '../deployment.ts';
import { matches } from './filter-pattern.ts';

const patterns = ofType(deploy(), 'AWS::Logs::MetricFilter')
  .filter(({ logicalId }) => logicalId.endsWith('Failures'))
  .map(({ properties }) => String(properties.FilterPattern));
const [pattern = ''] = patterns;

const environment = (raw.Globals.Function.Environment ?? {}) as {
  Variables: Record<string, string>;
};

/** What the real shell and logger write when a function ends like this. */
const linesOf = (body: string, level = 'INFO'): readonly unknown[] => {
  const code = `
    import { RefusedError } from '#shared/errors.ts';
    import { trigger } from '#shared/runtime/trigger.ts';
    import { log } from '#shared/runtime/logger.ts';
    const handler = trigger({ parse: (event) => event }, async (event) => { ${body} return event; });
    await handler({}, { awsRequestId: '1', getRemainingTimeInMillis: () => 4000 }).catch(() => {});`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module-typescript', '-e', code],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...environment.Variables, POWERTOOLS_LOG_LEVEL: level },
    },
  );
  // Errors go to the other stream; Lambda puts both into one log.
  return `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
};

const counted = (lines: readonly unknown[]) =>
  lines.filter((line) => matches(pattern, line)).length;

describe('the failure count', () => {
  it('is the same for all functions', () => {
    expect(patterns).toHaveLength(functionNames.length + ownFunctionNames.length);
    expect(new Set(patterns).size).toBe(1);
  });

  it('counts what we did not expect, once', () => {
    expect(counted(linesOf("throw new TypeError('no such thing');"))).toBe(1);
  });

  it('counts what a function logs as an error and survives', () => {
    expect(counted(linesOf("log.error('profile not made', { errorName: 'X' });"))).toBe(1);
  });

  it.each(raw.Parameters.LogLevel?.AllowedValues ?? [])(
    'counts errors at the log level %s, which can be set',
    (level) => {
      expect(counted(linesOf("throw new TypeError('x');", String(level)))).toBe(1);
    },
  );

  it('does not count a user whom a rule refused', () => {
    const lines = linesOf("throw new RefusedError('domain_blocked');");

    expect(lines.length).toBeGreaterThan(0);
    expect(counted(lines)).toBe(0);
  });

  it('does not count a call that went well', () => {
    expect(counted(linesOf("log.info('code sent'); log.warn('many wrong answers');"))).toBe(0);
  });

  it.each([
    {
      what: 'a time-out',
      line: { type: 'platform.report', record: { requestId: '1', status: 'timeout' } },
      count: 1,
    },
    {
      what: 'the same time-out in the line that comes before it',
      line: { type: 'platform.runtimeDone', record: { requestId: '1', status: 'timeout' } },
      count: 0,
    },
    {
      what: 'a crash',
      line: {
        type: 'platform.report',
        record: { requestId: '1', status: 'error', errorType: 'Runtime.ExitError' },
      },
      count: 1,
    },
    {
      what: 'a start with wrong settings',
      line: { type: 'platform.initReport', record: { phase: 'init', status: 'error' } },
      count: 1,
    },
    {
      what: 'a call that went well',
      line: { type: 'platform.report', record: { requestId: '1', status: 'success' } },
      count: 0,
    },
    {
      what: 'a call that ended by throwing, of which our own line tells',
      line: {
        type: 'platform.report',
        record: { requestId: '1', status: 'error', errorType: 'RefusedError' },
      },
      count: 0,
    },
  ])("counts $count of Lambda's reports of $what", ({ line, count }) => {
    expect(counted([line])).toBe(count);
  });
});
