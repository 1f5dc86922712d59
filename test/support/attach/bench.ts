import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../../cli/attach/report/report.ts';
import type { Terminal } from '../../../cli/attach/run/terminal.ts';
import { runAttach } from '../../../cli/attach/run.ts';
import type { JsonObject } from '../../../cli/common/json.ts';
import { startDouble } from '../aws-double/double.ts';
import { account, type PoolShape, poolArn, poolId } from './pool-shapes.ts';

export const ours = (name: string) =>
  `arn:aws:lambda:eu-central-1:${account}:function:suite-${name}`;

/** The output AttachTriggers of the suite's stack. */
export const attachTriggers = (version: string) => ({
  PreSignUp: ours('pre-sign-up'),
  PostConfirmation: ours('post-confirmation'),
  PreTokenGenerationConfig: { LambdaArn: ours('token'), LambdaVersion: version },
});

const functionNames = ['pre-sign-up', 'post-confirmation', 'token'];

/** ARNs of the functions that a pool calls. */
const calledBy = (pool: JsonObject): readonly string[] =>
  JSON.stringify(pool.LambdaConfig ?? {}).match(/arn:aws:lambda:[^"]+/g) ?? [];

/** What the console gives a function that it sets as a trigger. */
const open = (arn: string) => ({
  Sid: 'theirs',
  Effect: 'Allow',
  Principal: { Service: 'cognito-idp.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: arn,
  Condition: { ArnLike: { 'AWS:SourceArn': poolArn } },
});

/** What a command printed with --json, and its exit code. */
export type Result = { readonly code: number; readonly report: Report };

/** The command line against the double: the real SDK clients over the wire, files in a directory of their own. */
export const startBench = async () => {
  const double = await startDouble();
  const directory = mkdtempSync(join(tmpdir(), 'attach-'));
  let stopped = false;

  const run = async (args: readonly string[], terminal: Partial<Terminal> = {}) => {
    const printed: string[] = [];
    const complained: string[] = [];
    const code = await runAttach(args, {
      print: (text) => printed.push(text),
      complain: (text) => complained.push(text),
      width: 400,
      step: (_title, work) => work(),
      wait: async () => undefined,
      stopped: () => stopped,
      ...terminal,
    });
    return { code, out: printed.join('\n'), err: complained.join('\n') };
  };

  const common = [
    '--user-pool-id',
    poolId,
    '--backup-dir',
    directory,
    '--endpoint-url',
    double.url,
  ];
  const withStack = ['--stack-name', 'suite'];

  const attach = async (operation: string, ...args: readonly string[]): Promise<Result> => {
    const { code, out, err } = await run([operation, ...common, '--json', ...args]);
    if (out === '') throw new Error(err);
    return { code, report: JSON.parse(out) };
  };

  return {
    double,
    directory,
    common,
    withStack,
    run,
    attach,
    apply: (...args: readonly string[]) => attach('apply', ...withStack, '--yes', ...args),
    detach: (...args: readonly string[]) => attach('detach', '--yes', ...args),
    stopNow: () => {
      stopped = true;
    },
    pool: () => double.pools.get(poolId)?.pool ?? {},
    /** One pool, the suite's functions and stack, and no files. */
    setUp: ({ pool, mfa = { MfaConfiguration: 'OFF' }, sessions, version = 'V2_0' }: PoolShape) => {
      double.reset();
      stopped = false;
      rmSync(directory, { recursive: true, force: true });
      const session = {
        UserPoolId: poolId,
        UserSessionTracking: 'DISABLED',
        TokenSession: { MaxPerUser: 5 },
      };
      double.pools.set(poolId, { pool, mfa, session: sessions === false ? undefined : session });
      for (const arn of calledBy(pool)) {
        double.functions.set(arn, {
          state: 'Active',
          statements: new Map([['theirs', open(arn)]]),
        });
      }
      for (const name of functionNames) {
        double.functions.set(ours(name), { state: 'Active', statements: new Map() });
      }
      double.stacks.set('suite', {
        status: 'CREATE_COMPLETE',
        outputs: { AttachTriggers: JSON.stringify(attachTriggers(version)) },
        parameters: { UserPoolId: poolId },
        resources: [],
      });
    },
    /** Ids of the statements in the policies of the suite's functions. */
    statements: () =>
      functionNames.flatMap((name) => [
        ...(double.functions.get(ours(name))?.statements.keys() ?? []),
      ]),
    stop: async () => {
      rmSync(directory, { recursive: true, force: true });
      await double.stop();
    },
  };
};

export type Bench = Awaited<ReturnType<typeof startBench>>;
