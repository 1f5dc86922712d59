import * as v from 'valibot';
import type { Finding } from '../finding.ts';
import { variants } from '../variants.ts';
import { fileOf, parseOutput, runTool, variantOf } from '../workplace.ts';

const OutputSchema = v.object({
  results: v.object({
    failed_checks: v.array(
      v.object({
        check_id: v.string(),
        check_name: v.string(),
        file_path: v.string(),
        resource: v.string(),
      }),
    ),
  }),
  summary: v.object({
    parsing_errors: v.literal(0),
    resource_count: v.pipe(v.number(), v.minValue(100)),
  }),
});

/** Checkov's checks of CloudFormation on each variant after SAM's transform, without a call to its makers' service. */
export const askCheckov = (): readonly Finding[] => {
  const args = ['--framework', 'cloudformation', '--output', 'json', '--quiet', '--skip-download'];
  const files = variants.map(({ name }) => fileOf('transformed', name));
  const output = runTool('.build/checkov/bin/checkov', [...args, '--file', ...files], [0, 1]);
  const { failed_checks } = parseOutput(OutputSchema, output).results;
  return failed_checks.map(({ check_id, check_name, file_path, resource }) => ({
    rule: check_id,
    resource: resource.replace(/^.*\./, ''),
    variant: variantOf(file_path),
    detail: check_name,
  }));
};
