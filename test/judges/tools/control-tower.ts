import * as v from 'valibot';
import type { Finding } from '../finding.ts';
import { variants } from '../variants.ts';
import { fileOf, parseOutput, runTool, variantOf } from '../workplace.ts';

const home = '.build/cfn-guard/node_modules/@cdklabs/cdk-validator-cfnguard';
const machine = `${process.platform === 'darwin' ? 'macos' : 'ubuntu'}/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}`;

const OutputSchema = v.array(
  v.object({
    name: v.string(),
    not_compliant: v.array(v.looseObject({ Rule: v.looseObject({ name: v.string() }) })),
    compliant: v.pipe(v.array(v.string()), v.nonEmpty()),
  }),
);

/** The logical ids in the paths of a finding, which cfn-guard nests as deep as the rule is. */
const resourcesIn = (part: unknown): readonly string[] => {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    const [, resource] = /^\/Resources\/([^/]+)/.exec(key === 'path' ? String(value) : '') ?? [];
    return resource === undefined ? resourcesIn(value) : [resource];
  });
};

/** AWS Control Tower's proactive controls on each variant after SAM's transform. */
export const askControlTower = (): readonly Finding[] => {
  const data = variants.flatMap(({ name }) => ['--data', fileOf('transformed', name)]);
  const output = runTool(
    `${home}/bin/${machine}/cfn-guard`,
    ['validate', '--rules', `${home}/rules/control-tower/cfn-guard`, ...data].concat([
      '--structured',
      '--output-format',
      'json',
      '--show-summary',
      'none',
    ]),
    [0, 19],
  );
  return parseOutput(OutputSchema, output).flatMap(({ name, not_compliant }) =>
    not_compliant.flatMap(({ Rule }) =>
      [...new Set(resourcesIn(Rule))].map((resource) => ({
        rule: Rule.name,
        resource,
        variant: variantOf(name),
        detail: `rule ${Rule.name} of AWS Control Tower`,
      })),
    ),
  );
};
