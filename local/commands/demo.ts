import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { Command } from 'commander';
import { build } from '../build/build.ts';
import type { TriggerEntry } from '../observe/trigger-log.ts';
import { localCredentials } from '../stack/identity.ts';
import type { StackInfo } from '../stack/info.ts';
import { type Stack, startStack } from '../stack/stack.ts';
import type { Parameters } from '../template/parameters.ts';
import { getLocal, type World } from './demo/context.ts';
import { tell } from './demo/format.ts';
import { steps } from './demo/steps.ts';
import { collectOverride } from './parameter-overrides.ts';

type Options = { readonly json?: true; readonly parameterOverrides?: Parameters };

const command = new Command()
  .name('npm run demo --')
  .description('A user signs up, is mailed a code and signs in, told step by step')
  .option('--json', 'prints one JSON object alone')
  .option('--parameter-overrides <Key=Value...>', 'parameters of template.yaml', collectOverride)
  .parse();

const { json: asJson, parameterOverrides = {} } = command.opts<Options>();

const say = (text: string): void => {
  if (!asJson) console.log(text);
};

const results: { name: string; ok: boolean }[] = [];

/** Runs one step; the story ends at the first that does not hold. */
const run = async (name: string, step: () => Promise<string>): Promise<boolean> => {
  try {
    const text = await step();
    results.push({ name, ok: true });
    say(text);
    return true;
  } catch (error) {
    results.push({ name, ok: false });
    // With --json stdout belongs to the report.
    console.error(`\n    ${name} did not hold: ${error instanceof Error ? error.message : error}`);
    return false;
  }
};

const callsSince = (info: StackInfo, id: number): Promise<TriggerEntry[]> =>
  getLocal(info, `/_local/triggers?since=${id}`);

const tellTheStory = async (world: World): Promise<void> => {
  let seen = 0;
  for (const [index, step] of steps.entries()) {
    const held = await run(step.name, async () => {
      const lines = await step.run(world);
      const calls = await callsSince(world.info, seen);
      seen = calls.at(-1)?.id ?? seen;
      return tell(index + 1, step.name, lines, calls);
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
let world: World | undefined;

const startWorld = async (): Promise<string> => {
  stack = await startStack({ host: '127.0.0.1', port: 0, parameterOverrides });
  const info = await getLocal<StackInfo>({ endpoint: stack.url }, '/_local/info');
  const { endpoint, region } = info;
  const cognito = new CognitoIdentityProviderClient({
    endpoint,
    region,
    credentials: localCredentials,
  });
  world = { info, cognito, email: 'ada@example.com', mails: [] };
  return `A user pool of Cognito's kind is up at ${endpoint}: ${info.userPoolId}`;
};

if ((await run('bundles', makeBundles)) && (await run('local stack', startWorld))) {
  if (world !== undefined) await tellTheStory(world);
}
world?.cognito.destroy();
await stack?.stop();

const durationMs = Math.round(performance.now() - started);
const ok = results.length === steps.length + 2 && results.every((result) => result.ok);
if (asJson) {
  // A story that broke off has the same fields: null is what it did not come to.
  const { userSub = null, idTokenClaims = null, accessTokenClaims = null } = world ?? {};
  const { profile = null, mails = [] } = world ?? {};
  const report = { userSub, idTokenClaims, accessTokenClaims, profile, mails, durationMs };
  console.log(JSON.stringify({ ok, steps: results, ...report }));
} else {
  say(ok ? `\nAll of it held, in ${(durationMs / 1000).toFixed(1)} s.` : '\nThe story broke off.');
}
process.exitCode = ok ? 0 : 1;
