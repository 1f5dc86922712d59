import { createRequire } from 'node:module';
import { join } from 'node:path';
import { account, decideCase, type PolicyCase, sessionArn } from './case.ts';
import { cases } from './cases.ts';
import { differences } from './differences.ts';
import { randomCases } from './random.ts';

/*
 * Compares shared/iam with a second evaluator, @cloud-copilot/iam-simulate, on the cases of the table and on random ones.
 * It is under the AGPL, so it is no dependency: .ci/policies installs it into a folder of its own.
 *
 * usage: compare.ts FOLDER
 */

type Result = { readonly resultType: string; readonly overallResult: string };

type Simulate = (simulation: object, options: object) => Promise<Result>;

const count = 11_500;
const seed = 20_261_125;

const [, , folder = ''] = process.argv;
const { runSimulation }: { runSimulation: Simulate } = createRequire(join(folder, 'package.json'))(
  '@cloud-copilot/iam-simulate',
);

const simulationOf = ({
  identity,
  session,
  boundary,
  resource,
  action,
  on,
  context,
}: PolicyCase) => ({
  request: {
    principal: sessionArn,
    action,
    resource: { resource: on, accountId: account },
    contextVariables: context,
  },
  identityPolicies: identity.map((policy, index) => ({ name: `identity ${index}`, policy })),
  serviceControlPolicies: [],
  resourceControlPolicies: [],
  ...(session && { sessionPolicy: session }),
  ...(boundary && { permissionBoundaryPolicies: [{ name: 'boundary', policy: boundary }] }),
  ...(resource && { resourcePolicy: resource }),
});

const isAllowedThere = async (one: PolicyCase): Promise<boolean> => {
  const result = await runSimulation(simulationOf(one), {});
  if (result.resultType === 'error')
    throw new Error(`It refuses the case: ${JSON.stringify(result)}`);
  return result.overallResult === 'Allowed';
};

const named = new Map<string, number>();
let agreed = 0;
let allowed = 0;
const unexplained: object[] = [];

/** The class of difference that a case shows, if it is one that is known. */
const explain = async (one: PolicyCase, here: boolean): Promise<string | undefined> => {
  for (const { name, rewrite } of differences) {
    if ((await isAllowedThere(rewrite(one))) === here) return name;
  }
  return undefined;
};

const compare = async (one: PolicyCase, title: string): Promise<void> => {
  const here = decideCase(one).decision === 'allow';
  const there = await isAllowedThere(one);
  if (here) allowed += 1;
  if (here === there) {
    agreed += 1;
    return;
  }
  const name = await explain(one, here);
  if (name === undefined) unexplained.push({ title, here, there, ...one });
  else named.set(name, (named.get(name) ?? 0) + 1);
};

for (const [title, one] of cases) await compare(one, title);
for (const [index, one] of randomCases(count, seed).entries())
  await compare(one, `random ${index}`);

const total = cases.length + count;
console.log(
  `${total} cases (${cases.length} of the table, ${count} random): ${agreed} agree, ${allowed} allowed here`,
);
for (const [name, times] of named) console.log(`${times} differ: ${name}`);
for (const one of unexplained.slice(0, 5)) console.log(JSON.stringify(one, null, 1));
if (unexplained.length > 0) {
  console.log(`${unexplained.length} differ without a reason that is known`);
  process.exitCode = 1;
}
