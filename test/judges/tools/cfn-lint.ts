import { relative } from 'node:path';
import * as v from 'valibot';
import { templateFile } from '../../../local/paths.ts';
import type { Finding } from '../finding.ts';
import { wafFile } from '../variants.ts';
import { parseOutput, runTool } from '../workplace.ts';

const OutputSchema = v.array(
  v.object({
    Filename: v.nullable(v.string()),
    Message: v.string(),
    Rule: v.object({ Id: v.string() }),
    Location: v.object({ Path: v.nullable(v.array(v.union([v.string(), v.number()]))) }),
  }),
);

/**
 * All rules, those of level info and the experimental ones too. It reads the templates as they stand, because it works
 * out the conditions itself.
 */
export const askCfnLint = (): readonly Finding[] => {
  const args = ['--include-checks', 'I', '--include-experimental', '--format', 'json'];
  const output = runTool(
    '.build/cfn-lint/bin/cfn-lint',
    [...args, '--', templateFile, wafFile],
    [0, 2, 4, 6, 8, 10, 12, 14],
  );
  return parseOutput(OutputSchema, output).map(({ Filename, Message, Rule, Location }) => ({
    rule: Rule.Id,
    resource: Location.Path?.[0] === 'Resources' ? String(Location.Path[1]) : '',
    variant: relative('.', Filename ?? ''),
    detail: Message,
  }));
};
