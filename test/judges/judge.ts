import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { AcceptedListSchema, compareWithAccepted, type Finding } from './finding.ts';
import { askCfnLint } from './tools/cfn-lint.ts';
import { askCheckov } from './tools/checkov.ts';
import { askControlTower } from './tools/control-tower.ts';
import { askParliament } from './tools/parliament.ts';
import { askValidator } from './tools/validator.ts';
import { writeVariants } from './workplace.ts';

/*
 * Tools that others wrote judge the templates: `node launch.mjs test/judges/judge.ts [JUDGE...]`, after `.ci/judges` has
 * installed them. Exit status 1 for a finding without a reason in accepted/, and for an entry that is not found.
 */

const judges: ReadonlyMap<string, () => readonly Finding[]> = new Map([
  ['cfn-lint', askCfnLint],
  ['validator', askValidator],
  ['checkov', askCheckov],
  ['control-tower', askControlTower],
  ['parliament', askParliament],
]);

const listAt = (path: string) => {
  const file = new URL(`accepted/${path}.json`, import.meta.url);
  return existsSync(file)
    ? v.parse(AcceptedListSchema, JSON.parse(readFileSync(file, 'utf8')))
    : [];
};

/** The suite's reasons, and those of accepted/own/ for resources that a team adds: updates never change that folder. */
const acceptedOf = (judge: string) => [...listAt(judge), ...listAt(`own/${judge}`)];

const lineOf = ({ rule, resource, variant, detail }: Finding): string =>
  `  new: ${rule} ${resource} (${variant}): ${detail}`;

const judge = (name: string, ask: () => readonly Finding[]): boolean => {
  const findings = ask();
  const { fresh, stale } = compareWithAccepted(findings, acceptedOf(name));
  const lines = new Set([
    ...fresh.map(lineOf),
    ...stale.map(
      (place) =>
        `  no longer found, remove it from accepted/${name}.json or accepted/own/: ${place}`,
    ),
  ]);
  const known = findings.length - fresh.length;
  console.log(`${name}: ${known} findings with a reason, ${fresh.length + stale.length} wrong`);
  for (const line of lines) console.error(line);
  return lines.size === 0;
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !judges.has(name));
if (unknown.length > 0) throw new Error(`There is no judge ${unknown.join(', ')}`);
writeVariants();
const verdicts = [...judges]
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .map(([name, ask]) => judge(name, ask));
if (verdicts.includes(false)) process.exitCode = 1;
