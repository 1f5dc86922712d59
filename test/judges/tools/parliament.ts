import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Finding } from '../finding.ts';
import { allPolicies, type NamedPolicy } from '../policies.ts';
import { parseOutput, runTool } from '../workplace.ts';

const OutputSchema = v.array(v.object({ name: v.string(), issue: v.string(), detail: v.string() }));

export const deployerPolicyFile = 'deploy/deployer-policy.json';

/** The deployer's policy, with an account and a Region in the places that its user fills. */
const deployerPolicy = (): NamedPolicy => ({
  resource: 'deployer-policy',
  variant: deployerPolicyFile,
  document: JSON.parse(
    readFileSync(deployerPolicyFile, 'utf8')
      .replaceAll('<ACCOUNT_ID>', '123456789012')
      .replaceAll('<REGION>', 'us-east-1'),
  ),
});

/** Parliament on every policy document, with its community's checks. */
export const askParliament = (): readonly Finding[] => {
  const policies = [...allPolicies(), deployerPolicy()];
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
