import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';
import { templateFile } from '../../../local/paths.ts';
import { attachedPoolId } from '../../template/deployment.ts';
import type { Finding } from '../finding.ts';
import { everythingOn, organization, variants, wafFile } from '../variants.ts';
import { fileOf } from '../workplace.ts';

type Reading = readonly [
  variant: string,
  file: string,
  parameters: Readonly<Record<string, string>>,
];

/** It inserts empty defaults where a condition keeps them out, so that each optional parameter gets a value. */
const asTheyStand = (): readonly Reading[] => [
  ['template.yaml', templateFile, { ...everythingOn, ...organization }],
  ['waf.yaml', wafFile, { UserPoolId: attachedPoolId }],
];

/** The templates, for what is said of parameters, and each variant, which the validator analyses in full. */
const readings = (): readonly Reading[] => [
  ...asTheyStand(),
  ...variants.map(({ name }): Reading => [name, fileOf('chosen', name), {}]),
];

/** AWS's validator, from level warning on: below it lists what is create-only and what has no tags. */
export const askValidator = (): readonly Finding[] => {
  const engine = new RegoEngine();
  const found = readings().flatMap(([variant, file, parameterOverrides]) =>
    engine
      .validateStandard(new TemplateFile(file), { severityLevel: 'WARN', parameterOverrides })
      .diagnostics.map(({ ruleId, entity, message }) => ({
        rule: ruleId,
        resource: entity?.logicalId ?? '',
        variant,
        detail: message,
      })),
  );
  engine.free();
  return found;
};
