import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../local/build/build.ts';
import { templateFile } from '../local/paths.ts';
import { functionsOf } from '../local/template/functions.ts';
import { readRawTemplate } from '../local/template/raw-template.ts';
import { generateSecrets } from '../local/template/secrets.ts';
import { resolveTemplate } from '../local/template/template.ts';
import { measureBundles } from './bundle-budgets.ts';
import { measureImports } from './import-time.ts';
import { machine, measureStarts, type Subject } from './init.ts';
import { measureGrowth } from './local-stack/growth.ts';
import { measureParallelSignIns } from './local-stack/parallel.ts';
import { measureWarmStarts } from './local-stack/warm-start.ts';
import { measureRoundTrips } from './round-trips.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    'sign-ins': { type: 'string', default: '1000' },
    users: { type: 'string', default: '10,100,1000,10000' },
    starts: { type: 'string', default: '200' },
  },
});

const bundles = fileURLToPath(new URL('../.build/bundles/', import.meta.url));

/** A handler that does nothing: what Node and Lambda's runtime client cost by themselves. */
const bareSubject = (): Subject => {
  const folder = fileURLToPath(new URL('../.build/bare/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}handler.mjs`, 'export const handler = async (event) => event;\n');
  return { name: 'bare', folder, environment: {} };
};

/** Sign-ins a pool size: fewer give no median that can be compared. */
const growthRounds = 40;

const ratio = (value: number, bare: number): string => (value / bare).toFixed(2);
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

await build();
const template = resolveTemplate(readRawTemplate(templateFile), {
  SenderAddress: 'no-reply@example.com',
});
const subjects = functionsOf(template, generateSecrets(template)).map(
  ({ folder, environment }): Subject => ({
    name: folder,
    folder: `${bundles}${folder}`,
    environment,
  }),
);

console.log(`${machine()}; ratios to a bare handler of the same run\n`);
const starts = await measureStarts([bareSubject(), ...subjects], Number(values.rounds));
const bare = starts.get('bare') ?? { wallMs: Number.NaN, cpuMs: Number.NaN };
console.log(row(['function', 'bytes', 'budget', 'init wall', 'init CPU']));
console.log(row(['---', '---:', '---:', '---:', '---:']));
for (const { folder, bytes, budget } of measureBundles()) {
  const start = starts.get(folder) ?? bare;
  const wall = ratio(start.wallMs, bare.wallMs);
  console.log(row([folder, bytes, budget, wall, ratio(start.cpuMs, bare.cpuMs)]));
}
console.log(`\nbare: ${bare.wallMs.toFixed(0)} ms wall, ${bare.cpuMs.toFixed(0)} ms CPU\n`);

console.log(row(['part of the event library', 'bytes', 'import ms']));
console.log(row(['---', '---:', '---:']));
for (const { part, bytes, ms } of await measureImports(Number(values.rounds))) {
  console.log(row([part, bytes, ms.toFixed(1)]));
}
console.log();

console.log(row(['function', 'DynamoDB calls', 'mails']));
console.log(row(['---', '---:', '---:']));
for (const { name, dynamodb, mails } of await measureRoundTrips()) {
  console.log(row([name, dynamodb, mails]));
}

const { startMs, bareMs } = await measureWarmStarts(Number(values.starts));
console.log(
  `\nwarm start: ${startMs.toFixed(1)} ms, ${ratio(startMs, bareMs)} times the same call with bare handlers (goal 3)`,
);

const parallel = await measureParallelSignIns(Number(values['sign-ins']), 50);
const perSecond = (parallel.users / parallel.seconds).toFixed(1);
console.log(
  `sign-ins of ${parallel.users} users, ${parallel.width} in parallel: lost ${parallel.lost}, doubled ${parallel.doubled}, errors ${parallel.errors}; ${perSecond} a second`,
);

const growth = await measureGrowth(values.users.split(',').map(Number), growthRounds);
console.log(`\n${row(['users in the local pool', 'a sign-in, ms', 'ratio'])}`);
console.log(row(['---:', '---:', '---:']));
for (const { users, signInMs } of growth) {
  console.log(
    row([users, signInMs.toFixed(1), ratio(signInMs, growth[0]?.signInMs ?? Number.NaN)]),
  );
}
