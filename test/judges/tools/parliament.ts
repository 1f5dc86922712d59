import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as v from 'valibot';
import type { Finding } from '../finding.ts';
import { allPolicies, type NamedPolicy } from '../policies.ts';
import { parseOutput, runTool } from '../workplace.ts';

const OutputSchema = v.array(v.object({ name: v.string(), issue: v.string(), detail: v.string() }));

/** The deployer's policies, with an account and a Region in the places that their user fills. */
const deployerPolicies = (): readonly NamedPolicy[] =>
  globSync('deploy/deployer-policy/*.json').map((file) => ({
    resource: `deployer-policy/${basename(file)}`,
    variant: file,
    document: JSON.parse(
      readFileSync(file, 'utf8')
        .replaceAll('<ACCOUNT_ID>', '123456789012')
        .replaceAll('<REGION>', 'us-east-1'),
    ),
  }));

/** Parliament on every policy document, with its community's checks. */
export const askParliament = (): readonly Finding[] => {
  const policies = [...allPolicies(), ...deployerPolicies()];
  const input = JSON.stringify(
    Object.fromEntries(policies.map(({ document }, index) => [index, document])),
  );
  const output = runTool(
    '.build/checkov/bin/python',
    ['test/judges/python/parliament_on.py'],
    [0],
    input,
  );
  return parseOutput(OutputSchema, output).flatMap(({ name, issue, detail }) => {
    const policy = policies[Number(name)];
    if (policy === undefined) return [];
    return [{ rule: issue, resource: policy.resource, variant: policy.variant, detail }];
  });
};
