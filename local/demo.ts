import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { build } from './build/build.ts';
import { steps } from './demo/steps.ts';
import { tell } from './demo/tell.ts';
import { getLocal, type StackInfo, type TriggerCall, type World } from './demo/world.ts';
import { startStack } from './stack.ts';

const asJson = process.argv.includes('--json');
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
    say(`\n    ${name} did not hold: ${error instanceof Error ? error.message : error}`);
    return false;
  }
};

const callsSince = (info: StackInfo, id: number): Promise<TriggerCall[]> =>
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

const started = performance.now();
let world: World | undefined;
await run('bundles', async () => {
  await build();
  return 'The functions are bundled exactly as they would be deployed.';
});
const stack = await startStack({ host: '127.0.0.1', port: 0, parameterOverrides: {} });
await run('local stack', async () => {
  const info = await getLocal<StackInfo>({ endpoint: stack.url } as StackInfo, '/_local/info');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const { endpoint, region } = info;
  const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials });
  world = { info, cognito, email: 'ada@example.com', mails: [] };
  return `A user pool of Cognito's kind is up at ${endpoint}: ${info.userPoolId}`;
});
if (world !== undefined) await tellTheStory(world);
world?.cognito.destroy();
await stack.stop();

const durationMs = Math.round(performance.now() - started);
const ok = results.length === steps.length + 2 && results.every((result) => result.ok);
if (asJson) {
  const { userSub, idTokenClaims, accessTokenClaims, profile, mails } = world ?? {};
  const report = { userSub, idTokenClaims, accessTokenClaims, profile, mails, durationMs };
  console.log(JSON.stringify({ ok, steps: results, ...report }));
} else {
  say(ok ? `\nAll of it held, in ${(durationMs / 1000).toFixed(1)} s.` : '\nThe story broke off.');
}
process.exitCode = ok ? 0 : 1;
