import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { Command, Option } from 'commander';
import { build } from '../build/build.ts';
import { localCredentials } from '../identity.ts';
import type { TriggerEntry } from '../observe/trigger-log.ts';
import type { StackInfo } from '../stack/info.ts';
import { type Stack, startStack } from '../stack/stack.ts';
import type { Parameters } from '../template/parameters.ts';
import { type DemoContext, getLocal } from './demo/context.ts';
import { formatStep } from './demo/format.ts';
import { identityParameters } from './demo/identity/notes-table.ts';
import { nativeSteps, stepsToCredentials, suiteSteps } from './demo/steps.ts';
import { collectOverride } from './parameter-overrides.ts';

type Options = {
  readonly identity?: true;
  readonly json?: true;
  readonly native?: true;
  readonly parameterOverrides?: Parameters;
};

/** Cognito's own codes, as `--native` asks for them. */
const nativeCodes: Parameters = { CodeSignIn: 'native', SignUpConfirmation: 'cognito' };

const command = new Command()
  .name('npm run demo --')
  .description('A user signs up, is mailed a code and signs in, shown step by step')
  .option('--identity', 'exchanges the ID token for AWS credentials and uses them')
  .option('--json', 'prints only one JSON object')
  .addOption(
    new Option(
      '--native',
      'Cognito’s own codes (USER_AUTH with EMAIL_OTP) in place of the functions’',
    ).conflicts('identity'),
  )
  .option('--parameter-overrides <Key=Value...>', 'parameters of template.yaml', collectOverride)
  .parse();

const { identity: withIdentity, json: asJson, native, ...options } = command.opts<Options>();
const parameterOverrides = {
  ...(withIdentity ? identityParameters : {}),
  ...options.parameterOverrides,
  ...(native ? nativeCodes : {}),
};
const signInSteps = parameterOverrides.CodeSignIn === 'native' ? nativeSteps : suiteSteps;
const steps = withIdentity ? stepsToCredentials : signInSteps;

const say = (text: string): void => {
  if (!asJson) console.log(text);
};

const results: { name: string; ok: boolean }[] = [];

/** Runs one step. The first step that fails ends the demo. */
const run = async (name: string, step: () => Promise<string>): Promise<boolean> => {
  try {
    const text = await step();
    results.push({ name, ok: true });
    say(text);
    return true;
  } catch (error) {
    results.push({ name, ok: false });
    // With --json, stdout has only the report.
    console.error(`\n    ${name} failed: ${error instanceof Error ? error.message : error}`);
    return false;
  }
};

const callsSince = (info: StackInfo, id: number): Promise<TriggerEntry[]> =>
  getLocal(info, `/_local/triggers?since=${id}`);

const runSteps = async (context: DemoContext): Promise<void> => {
  let seen = 0;
  for (const [index, step] of steps.entries()) {
    const held = await run(step.name, async () => {
      const lines = await step.run(context);
      const calls = await callsSince(context.info, seen);
      seen = calls.at(-1)?.id ?? seen;
      return formatStep(index + 1, step.name, lines, calls);
    });
    if (!held) return;
  }
};

const makeBundles = async (): Promise<string> => {
  await build();
  return 'The functions are bundled exactly as they would be deployed.';
};

const started = performance.now();
let stack: Stack | undefined;
let context: DemoContext | undefined;

const startContext = async (): Promise<string> => {
  stack = await startStack({ host: '127.0.0.1', port: 0, parameterOverrides });
  const info = await getLocal<StackInfo>({ endpoint: stack.url }, '/_local/info');
  const { endpoint, region } = info;
  const client = { endpoint, region, credentials: localCredentials };
  const cognito = new CognitoIdentityProviderClient(client);
  const identities = new CognitoIdentityClient(client);
  context = { info, cognito, identities, email: 'ada@example.com', mails: [] };
  return `A user pool of Cognito's kind is up at ${endpoint}: ${info.userPoolId}`;
};

if ((await run('bundles', makeBundles)) && (await run('local stack', startContext))) {
  if (context !== undefined) await runSteps(context);
}
context?.cognito.destroy();
context?.identities.destroy();
await stack?.stop();

const durationMs = Math.round(performance.now() - started);
const ok = results.length === steps.length + 2 && results.every((result) => result.ok);
if (asJson) {
  // The report of a failed demo has the same fields; null where a value was not reached.
  const {
    userSub = null,
    identityId = null,
    idTokenClaims = null,
    accessTokenClaims = null,
  } = context ?? {};
  const { profile = null, mails = [] } = context ?? {};
  const report = {
    userSub,
    ...(withIdentity ? { identityId } : {}),
    idTokenClaims,
    accessTokenClaims,
    profile,
    mails,
    durationMs,
  };
  console.log(JSON.stringify({ ok, steps: results, ...report }));
} else {
  say(
    ok
      ? `\nAll steps passed in ${(durationMs / 1000).toFixed(1)} s.`
      : '\nThe demo stopped at the failed step.',
  );
}
process.exitCode = ok ? 0 : 1;
